import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { Drafts, MailboxConfigs, OrganizationConfigs, type Approval, type WaitingChange } from '@foldwatch/ports';
import { DraftAsAsked } from './draft-as-asked';

/** What changes are made to. */
@Injectable()
export class ChangeBases {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly organization: OrganizationConfigs,
    private readonly drafts: Drafts,
  ) {}

  /** The version of what a change is made to; 0 for what is not there. */
  async find({ kind, mailboxId }: Pick<WaitingChange, 'kind' | 'mailboxId'>): Promise<number> {
    if (mailboxId === undefined) return (await this.organization.find()).version;
    const { version = 0 } = (await this.configs.findMany([mailboxId])).get(mailboxId)?.mailbox ?? {};
    // What a team says is the organization's. Both versions only go up: their sum stays as long as both do.
    return kind === 'change-mailbox' ? version + (await this.organization.find()).version : version;
  }

  /** Whether it still means what it meant when it was asked for. */
  async isCurrent({ change, base }: Pick<Approval, 'change' | 'base'>): Promise<boolean> {
    if ((await this.find(change)) !== base) return false;
    if (change.kind !== 'publish-draft') return true;
    const draft = await this.drafts.find(change.targetId ?? '');
    return draft?.revision === plainToInstance(DraftAsAsked, change.request).revision;
  }
}
