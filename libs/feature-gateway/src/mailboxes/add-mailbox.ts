import { Injectable } from '@nestjs/common';
import { toEmailAddress, type Mailbox } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, MailboxConfigs } from '@foldwatch/ports';
import { ConflictingRequest, InvalidRequest } from '../http/refusal';
import { ConfiguredMailboxes } from './configured-mailboxes';
import type { AddMailboxRequest } from './mailbox-requests';
import { MailboxStandings } from './mailbox-standings';
import { toMailboxView, type MailboxView } from './mailbox-views';

export interface AddedMailbox {
  readonly isNew: boolean;
  readonly mailbox: MailboxView;
}

/**
 * Approves a mailbox; nothing is read from it before it was tested and enabled. Added again, it is left as it is: people,
 * pages and scripts set mailboxes up without knowing of one another.
 */
@Injectable()
export class AddMailbox {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly standings: MailboxStandings,
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly clock: Clock,
  ) {}

  async execute(request: AddMailboxRequest): Promise<AddedMailbox> {
    const config = { mailbox: this.toMailbox(request), options: {}, rules: [] };
    if ((await this.mailboxes.add(config)) === 'lost') {
      return { isNew: false, mailbox: await this.readExisting(config.mailbox) };
    }
    return { isNew: true, mailbox: toMailboxView(config) };
  }

  private async readExisting({ emailAddress, kind }: Mailbox): Promise<MailboxView> {
    const existing = await this.configs.findByAddress(emailAddress);
    if (existing?.mailbox.kind !== kind) {
      const fields = [{ field: 'kind', message: 'is not that of the mailbox with this address' }];
      throw new ConflictingRequest('mailbox-exists', 'There is a mailbox of another kind with this address.', fields);
    }
    const [view] = await this.standings.show([existing]);
    return view ?? toMailboxView(existing);
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
