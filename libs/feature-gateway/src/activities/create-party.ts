import { Injectable } from '@nestjs/common';
import {
  draftRecord,
  type Activity,
  type CreatableTable,
  type EmailAddress,
  type RecordDraft,
} from '@foldwatch/domain';
import { MailboxConfigs, OrganizationConfigs } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { NotPossible } from '../http/refusal';
import { MakeRecord, type MadeRecord } from '../unknown-senders/make-record';
import type { CreatePartyRequest } from './activity-requests';
import { partyOn } from './party-on';
import { VisibleActivities } from './visible-activities';

/** Makes a contact or lead of somebody on an activity of whom there is no record, exactly once, by the claim of the address. */
@Injectable()
export class CreateParty {
  constructor(
    private readonly visible: VisibleActivities,
    private readonly configs: MailboxConfigs,
    private readonly organization: OrganizationConfigs,
    private readonly makeRecord: MakeRecord,
  ) {}

  async execute(id: string, { address, table }: CreatePartyRequest, viewer: Principal): Promise<MadeRecord> {
    const activity = await this.visible.findOwn(id, viewer);
    const party = partyOn(activity, address, viewer);
    await this.demandAllowed(table);
    const draft = draftRecord(activity, party, { table, ...(await this.ownerFor(activity, viewer)) });
    return this.makeRecord.execute(withoutTopicOfOthers(draft, activity, party.address), viewer.name);
  }

  private async demandAllowed(table: CreatableTable): Promise<void> {
    const { createCap } = (await this.organization.find()).settings;
    if (createCap.includes(table)) return;
    throw new NotPossible('create-not-allowed', `The organization lets no ${table} be made of people on mail.`);
  }

  /** The record is of the mailbox through which the viewer sees the activity. */
  private async ownerFor({ links }: Activity, viewer: Principal) {
    const [link] = links.filter(({ status, mailboxId }) => status === 'tracked' && canSeeMailbox(viewer, mailboxId));
    const mailboxId = link?.mailboxId ?? '';
    const ownerId = (await this.configs.findMany([mailboxId])).get(mailboxId)?.mailbox.ownerId;
    return { mailboxId, ...(ownerId !== undefined && { ownerId }) };
  }
}

/** What a message is about is what a lead is about only if it came from there. */
function withoutTopicOfOthers(draft: RecordDraft, { message }: Activity, address: EmailAddress): RecordDraft {
  if (message.from?.address === address) return draft;
  const { topic: _, ...others } = draft;
  return others;
}
