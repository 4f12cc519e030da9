import type { Activity, ActivityMessage, Party, TrackingLink } from '../activity';
import { recorded } from '../fold/history';
import { describeStep } from '../fold/step';
import type { NamedRecord } from '../records/record';
import { partiesOf } from '../records/resolve-parties';
import { unknownSenderOf } from './draft-record';

/** A mailbox that waits for a record to be made of the sender, or for that to be suggested. */
export type WaitingLink = TrackingLink & { readonly wantedRecord: NonNullable<TrackingLink['wantedRecord']> };

/** The links for which something is to be done about an unknown sender; those that want a record made come first. */
export function linksWaiting(activity: Activity): readonly WaitingLink[] {
  if (activity.status !== 'tracked' || unknownSenderOf(activity) === undefined) return [];
  const waiting = activity.links.filter(
    (link): link is WaitingLink => link.status === 'tracked' && link.wantedRecord?.isSettled === false,
  );
  return waiting.toSorted((a, b) => rank(a) - rank(b));
}

const rank = ({ wantedRecord: { mode } }: WaitingLink): number => Number(mode === 'suggest');

/** Nothing is to be done any more about the sender, for any mailbox. */
export const settled = (activity: Activity): Activity => ({
  ...activity,
  links: activity.links.map((link) =>
    link.wantedRecord === undefined ? link : { ...link, wantedRecord: { ...link.wantedRecord, isSettled: true } },
  ),
});

/**
 * The activity with the record on every party of the address that has none, and a change that tells of it; the same activity
 * where there is no such party.
 */
export function withPartyRecord(
  activity: Activity,
  address: string,
  { record, causeId, at }: { readonly record: NamedRecord; readonly causeId: string; readonly at: string },
): Activity {
  const isOpen = (party: Party): boolean => party.address === address && party.record === undefined;
  if (activity.status !== 'tracked' || !partiesOf(activity.message).some(isOpen)) return activity;
  const { table, id, name } = record;
  const linked = (party: Party): Party => (isOpen(party) ? { ...party, record: { table, id, name } } : party);
  const step = {
    activity: { ...activity, message: mapParties(activity.message, linked) },
    changed: ['parties'] as const,
  };
  return recorded(step.activity, describeStep(activity, step, causeId, at));
}

const mapParties = (message: ActivityMessage, change: (party: Party) => Party): ActivityMessage => ({
  ...message,
  ...(message.from !== undefined && { from: change(message.from) }),
  ...(message.sender !== undefined && { sender: change(message.sender) }),
  to: message.to.map(change),
  cc: message.cc.map(change),
  bcc: message.bcc.map(change),
});
