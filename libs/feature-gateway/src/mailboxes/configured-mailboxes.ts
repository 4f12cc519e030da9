import { Injectable } from '@nestjs/common';
import { fieldChanges, mailboxFields, type MailboxId } from '@foldwatch/domain';
import { Clock, MailboxConfigs, type MailboxConfig } from '@foldwatch/ports';
import { Acting } from '../audit/acting';
import { ConflictingRequest, UnknownResource } from '../http/refusal';
import { ConfigHints } from './config-hints';

const maxTries = 20;

/** Mailboxes as configured, and the only way in which they change: read, decide, compare and set, hint. */
@Injectable()
export class ConfiguredMailboxes {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly hints: ConfigHints,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  async find(id: MailboxId): Promise<MailboxConfig> {
    const config = (await this.configs.findMany([id])).get(id);
    if (config === undefined) throw new UnknownResource('unknown-mailbox', 'There is no such mailbox.');
    return config;
  }

  /** `decide` is asked again when somebody else was faster, so that it always decides upon what is replaced. */
  async change(
    id: MailboxId,
    decide: (config: MailboxConfig, now: string) => MailboxConfig | Promise<MailboxConfig>,
  ): Promise<MailboxConfig> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const config = await this.find(id);
      const decided = await decide(config, this.clock.now().toISOString());
      const next = { ...decided, mailbox: { ...decided.mailbox, version: config.mailbox.version + 1 } };
      if ((await this.configs.replace(next)) === 'saved') {
        this.acting.note(...fieldChanges(mailboxFields(config), mailboxFields(next)));
        await this.hints.give({ what: 'mailbox', mailboxId: id });
        return next;
      }
    }
    throw new ConflictingRequest('changed-meanwhile', 'The mailbox is being changed by others. Try again.');
  }
}
