import { Injectable } from '@nestjs/common';
import { fieldChanges, mailboxFields, type MailboxId } from '@foldwatch/domain';
import { Clock, MailboxConfigs, type MailboxConfig } from '@foldwatch/ports';
import { ConflictingRequest, UnknownResource } from '../http/refusal';
import { Publications } from '../versions/publications';
import { stampedMailbox, succession, versionsOfMailbox } from '../versions/stamp-versions';
import { ConfigHints } from './work/config-hints';

const maxTries = 20;

/** Mailboxes as configured, and the only way in which they change: read, decide, compare and set, hint. */
@Injectable()
export class ConfiguredMailboxes {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly hints: ConfigHints,
    private readonly publications: Publications,
    private readonly clock: Clock,
  ) {}

  async find(id: MailboxId): Promise<MailboxConfig> {
    const config = (await this.configs.findMany([id])).get(id);
    if (config === undefined) throw new UnknownResource('unknown-mailbox', 'There is no such mailbox.');
    return config;
  }

  /** `lost` when its address is in use. */
  async add(config: MailboxConfig): Promise<'saved' | 'lost'> {
    const saved = await this.configs.replace(config);
    if (saved === 'lost') return saved;
    await this.publications.settle({ retired: [], published: [] }, fieldChanges(new Map(), mailboxFields(config)));
    await this.hints.give({ what: 'mailbox', mailboxId: config.mailbox.id });
    return saved;
  }

  /** `decide` is asked again when somebody else was faster, so that it always decides upon what is replaced. */
  change(
    id: MailboxId,
    decide: (config: MailboxConfig, now: string) => MailboxConfig | Promise<MailboxConfig>,
  ): Promise<MailboxConfig> {
    return this.changeUnless(id, () => false, decide);
  }

  /** As `change`; the mailbox stays as it is where that is so already. */
  async changeUnless(
    id: MailboxId,
    isSo: (config: MailboxConfig) => boolean,
    decide: (config: MailboxConfig, now: string) => MailboxConfig | Promise<MailboxConfig>,
  ): Promise<MailboxConfig> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const config = await this.find(id);
      if (isSo(config)) return config;
      const now = this.clock.now().toISOString();
      const next = await this.replace(config, await decide(config, now), now);
      if (next !== undefined) {
        await this.hints.give({ what: 'mailbox', mailboxId: id });
        return next;
      }
    }
    throw new ConflictingRequest('changed-meanwhile', 'The mailbox is being changed by others. Try again.');
  }

  private async replace(
    before: MailboxConfig,
    decided: MailboxConfig,
    now: string,
  ): Promise<MailboxConfig | undefined> {
    const stamp = this.publications.stamp(now);
    const mailbox = { ...decided.mailbox, version: before.mailbox.version + 1 };
    const after = stampedMailbox(before, { ...decided, mailbox }, stamp);
    const versions = succession(versionsOfMailbox(before), versionsOfMailbox(after), stamp);
    await this.publications.retire(versions);
    if ((await this.configs.replace(after)) === 'lost') return undefined;
    await this.publications.settle(versions, fieldChanges(mailboxFields(before), mailboxFields(after)));
    return after;
  }
}
