import {
  draftRecord,
  linksWaiting,
  unknownSenderOf,
  type Activity,
  type Party,
  type RecordDraft,
  type Sighting,
  type WaitingLink,
} from '@foldwatch/domain';
import type { SenderOfMailbox } from '@foldwatch/ports';
import type { Trace } from '../telling/activity-messages';

/** A stored activity of whose unknown sender some mailbox wants a record, or a suggestion. */
export interface OpenSender {
  readonly activity: Activity;
  readonly sender: Party;
  /** Those that want a record made come first. */
  readonly links: readonly WaitingLink[];
  readonly trace: Trace;
}

/** What is to be done about it; neither where every mailbox put the sender away. */
export interface SenderPlan extends OpenSender {
  readonly create?: { readonly draft: RecordDraft; readonly by: WaitingLink };
  readonly suggest: readonly Sighting[];
}

export function openSender(activity: Activity, trace: Trace): OpenSender | undefined {
  const sender = unknownSenderOf(activity);
  const links = linksWaiting(activity);
  return sender === undefined || links.length === 0 ? undefined : { activity, sender, links, trace };
}

export const askedOf = ({ sender: { address }, links }: OpenSender): readonly SenderOfMailbox[] =>
  links.map(({ mailboxId }) => ({ mailboxId, address }));

/** One mailbox that wants a record made is enough; else it is suggested to each that wants that. */
export function planSender(
  open: OpenSender,
  isPutAway: (sender: SenderOfMailbox) => boolean,
  parentAccountId: string | undefined,
): SenderPlan {
  const { activity, sender, links } = open;
  const wanting = links.filter(({ mailboxId }) => !isPutAway({ mailboxId, address: sender.address }));
  const drafted = ({ wantedRecord, mailboxId }: WaitingLink): RecordDraft => ({
    ...draftRecord(activity, sender, { ...wantedRecord, mailboxId }),
    ...(wantedRecord.accountByDomain === true && parentAccountId !== undefined && { parentAccountId }),
  });
  const [first] = wanting;
  if (first?.wantedRecord.mode === 'create')
    return { ...open, create: { draft: drafted(first), by: first }, suggest: [] };
  return { ...open, suggest: wanting.map((link) => ({ draft: drafted(link), seenAt: link.trackedAt })) };
}
