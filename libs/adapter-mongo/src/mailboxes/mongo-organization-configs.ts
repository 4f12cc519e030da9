import { defaultOrganizationSettings } from '@foldwatch/domain';
import { OrganizationConfigs, type VersionedSettings } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import type { MongoDatabase } from '../database/mongo-database';
import { organizationId, type OrganizationRow } from './config-rows';

export class MongoOrganizationConfigs extends OrganizationConfigs {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async find(): Promise<VersionedSettings> {
    const row = await storedOrganization(this.database);
    return { version: row?.version ?? 0, settings: { ...defaultOrganizationSettings, ...row?.doc } };
  }

  override async replace({ version, settings }: VersionedSettings): Promise<'saved' | 'lost'> {
    const row = { _id: organizationId, version, doc: settings };
    const lost = await compareAndSet(this.database.rowsOf('organization_configs'), [row]);
    return lost.length === 0 ? 'saved' : 'lost';
  }
}

export const storedOrganization = (database: MongoDatabase): Promise<OrganizationRow | null> =>
  attempt(() => database.collection('organization_configs').findOne({ _id: organizationId }));
