import { defaultOrganizationSettings } from '@foldwatch/domain';
import { OrganizationConfigs, type VersionedSettings } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';

/** 0 while the organization has the defaults. For use within `read` and `write` only. */
export function storedSettingsVersion(database: EmbeddedDatabase): number {
  const row = database.statement('SELECT version FROM organization_config WHERE id = 1').get();
  return row === undefined ? 0 : integerIn(row, 'version');
}

export class EmbeddedOrganizationConfigs extends OrganizationConfigs {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override find(): Promise<VersionedSettings> {
    return this.database.read(() => {
      const row = this.database.statement('SELECT version, doc FROM organization_config WHERE id = 1').get();
      if (row === undefined) return { version: 0, settings: defaultOrganizationSettings };
      const stored = documentIn('OrganizationSettings', row);
      return { version: integerIn(row, 'version'), settings: { ...defaultOrganizationSettings, ...stored } };
    });
  }

  override replace({ version, settings }: VersionedSettings): Promise<'saved' | 'lost'> {
    return this.database.write(() => {
      if (storedSettingsVersion(this.database) !== version - 1) return 'lost';
      this.database
        .statement(
          `INSERT INTO organization_config (id, version, doc) VALUES (1, ?, ?)
           ON CONFLICT (id) DO UPDATE SET version = excluded.version, doc = excluded.doc`,
        )
        .run(version, JSON.stringify(settings));
      return 'saved';
    });
  }
}
