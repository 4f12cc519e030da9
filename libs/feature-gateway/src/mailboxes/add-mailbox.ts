import { Injectable } from '@nestjs/common';
import { toEmailAddress, type Mailbox } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, MailboxConfigs } from '@foldwatch/ports';
import { ConflictingRequest, InvalidRequest } from '../http/refusal';
import { ConfigHints } from './config-hints';
import type { AddMailboxRequest } from './mailbox-requests';
import { toMailboxView, type MailboxView } from './mailbox-views';

/** Approves a mailbox; nothing is read from it before it was tested and enabled. */
@Injectable()
export class AddMailbox {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly hints: ConfigHints,
    private readonly clock: Clock,
  ) {}

  async execute(request: AddMailboxRequest): Promise<MailboxView> {
    const config = { mailbox: this.toMailbox(request), options: {}, rules: [] };
    if ((await this.configs.replace(config)) === 'lost') {
      const fields = [{ field: 'emailAddress', message: 'is that of a mailbox that was added before' }];
      throw new ConflictingRequest('mailbox-exists', 'There is a mailbox with this address.', fields);
    }
    await this.hints.give({ what: 'mailbox', mailboxId: config.mailbox.id });
    return toMailboxView(config);
  }

  private toMailbox({ emailAddress: given, kind, ownerId, ewsUrl }: AddMailboxRequest): Mailbox {
    const emailAddress = toEmailAddress(given);
    if (emailAddress === undefined) throw new InvalidRequest([{ field: 'emailAddress', message: 'is no address' }]);
    return {
      id: randomId(),
      emailAddress,
      kind,
      ...(ownerId !== undefined && { ownerId }),
      ...(ewsUrl !== undefined && { ewsUrl }),
      state: 'pending',
      version: 1,
      createdAt: this.clock.now().toISOString(),
    };
  }
}
