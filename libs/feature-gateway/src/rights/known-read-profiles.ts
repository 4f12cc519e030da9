import { Injectable } from '@nestjs/common';
import { defaultReadRights, type OrganizationSettings, type ReadProfile, type ReadRights } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { toProfileView, toStandardView, type ReadProfilePage, type ReadProfileView } from './read-profile-views';

/** Profiles lie with the organization's settings: always one page, the standard first. */
@Injectable()
export class KnownReadProfiles {
  constructor(private readonly organization: OrganizationConfigs) {}

  async list(): Promise<ReadProfilePage> {
    const { standard, profiles } = rightsOf((await this.organization.find()).settings);
    return { items: [toStandardView(standard), ...profiles.map(toProfileView)], nextCursor: null };
  }

  async read(id: string): Promise<ReadProfileView> {
    return toProfileView(knownProfile(rightsOf((await this.organization.find()).settings), id));
  }
}

export const rightsOf = ({ readRights = defaultReadRights }: OrganizationSettings): ReadRights => readRights;

export function knownProfile({ profiles }: ReadRights, wanted: string): ReadProfile {
  const profile = profiles.find(({ id }) => id === wanted);
  if (profile === undefined) throw new UnknownResource('unknown-read-profile', 'There is no such read profile.');
  return profile;
}
