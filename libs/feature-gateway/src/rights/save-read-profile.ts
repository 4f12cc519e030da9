import { Injectable } from '@nestjs/common';
import type { ReadGrant, ReadProfile, ReadRights } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock } from '@foldwatch/ports';
import { ConflictingRequest, InvalidRequest, NotPossible } from '../http/refusal';
import { ChangedSettings } from '../organization/changed-settings';
import { knownProfile, KnownReadProfiles, rightsOf } from './known-read-profiles';
import type { AddReadProfileRequest, ChangeReadProfileRequest, ReadGrantRequest } from './read-profile-requests';
import { standardId, toProfileView, toStandardView, type ReadProfileView } from './read-profile-views';

/** They lie with the organization's settings, which each gateway reads often. */
const mostProfiles = 100;

/** Adds, changes and removes what people may read. It holds from the next request on. */
@Injectable()
export class SaveReadProfile {
  constructor(
    private readonly settings: ChangedSettings,
    private readonly profiles: KnownReadProfiles,
    private readonly clock: Clock,
  ) {}

  async add(request: AddReadProfileRequest): Promise<ReadProfileView> {
    const made = { id: randomId(), createdAt: this.clock.now().toISOString() };
    const saved = await this.save(({ standard, profiles }) => {
      if (profiles.length >= mostProfiles) {
        throw new NotPossible('too-many-read-profiles', `There may be ${mostProfiles} read profiles.`);
      }
      const added = changed({ ...standard, ...made, name: request.name, systemUserIds: [] }, request);
      return { standard, profiles: [...profiles, demandOwnName(added, profiles)] };
    });
    return toProfileView(knownProfile(saved, made.id));
  }

  async change(id: string, request: ChangeReadProfileRequest): Promise<ReadProfileView> {
    if (id === standardId) return this.changeStandard(request);
    const saved = await this.save((rights) => {
      const next = changed(knownProfile(rights, id), request);
      demandOwnName(next, rights.profiles);
      return { ...rights, profiles: rights.profiles.map((known) => (known.id === id ? next : known)) };
    });
    return toProfileView(knownProfile(saved, id));
  }

  /** Its people are those of the other profiles that they are in, or everybody else. Answers with it as it was. */
  async remove(id: string): Promise<ReadProfileView> {
    if (id === standardId) throw new NotPossible('standard-stays', 'The standard is for everybody else, and stays.');
    const view = await this.profiles.read(id);
    await this.save((rights) => {
      const { id: removed } = knownProfile(rights, id);
      return { ...rights, profiles: rights.profiles.filter((known) => known.id !== removed) };
    });
    return view;
  }

  private async changeStandard({ name, systemUserIds, ...grant }: ChangeReadProfileRequest): Promise<ReadProfileView> {
    const fixed = { name, systemUserIds };
    const fields = Object.entries(fixed).flatMap(([field, value]) => (value === undefined ? [] : field));
    if (fields.length > 0) {
      throw new InvalidRequest(fields.map((field) => ({ field, message: 'is fixed for the standard' })));
    }
    const saved = await this.save((rights) => ({ ...rights, standard: granted(rights.standard, grant) }));
    return toStandardView(saved.standard);
  }

  private async save(decide: (rights: ReadRights) => ReadRights): Promise<ReadRights> {
    const saved = await this.settings.save((settings) => ({ ...settings, readRights: decide(rightsOf(settings)) }));
    return rightsOf(saved);
  }
}

const granted = (before: ReadGrant, request: ReadGrantRequest): ReadGrant => ({
  tables: request.tables ?? before.tables,
  otherTables: request.otherTables ?? before.otherTables,
  activities: request.activities ?? before.activities,
  maskedRecordFields: request.maskedRecordFields ?? before.maskedRecordFields,
  maskedActivityFields: request.maskedActivityFields ?? before.maskedActivityFields,
});

const changed = (before: ReadProfile, request: ChangeReadProfileRequest): ReadProfile => ({
  ...granted(before, request),
  id: before.id,
  name: request.name ?? before.name,
  systemUserIds: request.systemUserIds ?? before.systemUserIds,
  createdAt: before.createdAt,
});

function demandOwnName(profile: ReadProfile, profiles: readonly ReadProfile[]): ReadProfile {
  const isTaken = profiles.some(
    ({ id, name }) => id !== profile.id && name.toLowerCase() === profile.name.toLowerCase(),
  );
  if (!isTaken) return profile;
  const fields = [{ field: 'name', message: 'is that of another profile' }];
  throw new ConflictingRequest('read-profile-exists', 'There is a read profile of this name.', fields);
}
