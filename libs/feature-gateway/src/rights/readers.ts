import { Injectable } from '@nestjs/common';
import { readerOf, type Reader } from '@foldwatch/domain';
import { MailboxConfigs, OrganizationConfigs } from '@foldwatch/ports';
import { canSeeEveryMailbox, type Principal } from '../access/principal';
import { Acting } from '../audit/acting';
import { rightsOf } from './known-read-profiles';

/** What whoever asks may read. Asked for each request, so that a right that was taken away is gone at once. */
@Injectable()
export class Readers {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly configs: MailboxConfigs,
    private readonly acting: Acting,
  ) {}

  /** `undefined` for those who read everything: administrators, auditors and the keys of scripts. */
  async of(viewer: Principal): Promise<Reader | undefined> {
    if (canSeeEveryMailbox(viewer)) return undefined;
    return this.bound(viewer.systemUserId ?? (await this.ownerOfMailbox(viewer)));
  }

  /** What whoever is writing may read: nobody names a record that is not there for them. */
  async ofActor(): Promise<Reader | undefined> {
    const { actor } = this.acting;
    return actor === undefined ? undefined : this.of(actor);
  }

  /** Whoever a record of the table `systemuser` stands for, or a queue: what mailboxes are owned by. */
  async bound(ownerId: string | undefined): Promise<Reader> {
    const { settings } = await this.organization.find();
    return readerOf(rightsOf(settings), ownerId);
  }

  /** Who comes by the one-time link of a mailbox is whom the mailbox belongs to. */
  private async ownerOfMailbox({ userId, mailboxIds }: Principal): Promise<string | undefined> {
    const [mailboxId, ...others] = mailboxIds;
    if (userId !== undefined || mailboxId === undefined || others.length > 0) return undefined;
    return (await this.configs.findMany([mailboxId])).get(mailboxId)?.mailbox.ownerId;
  }
}
