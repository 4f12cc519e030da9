import { Injectable } from '@nestjs/common';
import { OrganizationConfigs, VersionHistory, type KeptVersion } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { versionsOfMailbox, versionsOfOrganization } from './stamp-versions';
import type { VersionPlace } from './version-scopes';

/** Versions, the current one included: it may not have been kept yet. */
@Injectable()
export class KnownVersions {
  constructor(
    private readonly history: VersionHistory,
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
  ) {}

  /** The one that is in effect; `undefined` for what is no longer there. */
  async current({ scope, mailboxId }: VersionPlace): Promise<KeptVersion | undefined> {
    const versions =
      mailboxId === undefined
        ? versionsOfOrganization((await this.organization.find()).settings)
        : versionsOfMailbox(await this.mailboxes.find(mailboxId));
    return versions.find((version) => version.scope === scope);
  }

  async find(place: VersionPlace, number: number): Promise<KeptVersion> {
    const current = await this.current(place);
    const found = current?.number === number ? current : await this.history.find(place.scope, number);
    if (found === undefined) throw new UnknownResource('unknown-version', 'There is no such version.');
    return found;
  }

  /** Those before may be the ones of an earlier release, which kept none. */
  async before(place: VersionPlace, number: number): Promise<KeptVersion | undefined> {
    return number <= 0 ? undefined : this.history.find(place.scope, number - 1);
  }

  /** The number of the newest, of what was removed too; 0 where there is none. */
  async newest(place: VersionPlace): Promise<number> {
    const { versions } = await this.history.list(place.scope, 1);
    return Math.max(versions[0]?.number ?? 0, (await this.current(place))?.number ?? 0);
  }

  async list(
    place: VersionPlace,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly versions: readonly KeptVersion[]; readonly nextCursor?: string }> {
    const current = await this.current(place);
    if (current !== undefined) await this.history.keep([current]);
    const page = await this.history.list(place.scope, limit, cursor);
    if (page.versions.length === 0 && cursor === undefined) {
      throw new UnknownResource('unknown-versions', 'There is nothing of which versions were kept.');
    }
    return page;
  }
}
