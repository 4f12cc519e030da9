import type { ActivityChange } from '../activity';
import { reasons } from '../reason-codes';

type Described = Pick<
  ActivityChange,
  'type' | 'changed' | 'by' | 'reason' | 'mailboxId' | 'regarding' | 'previousRegarding'
>;

/** What happened, as a sentence or two for people: it names records and who acted, and nothing else of the message. */
export const describeChange = (change: Described): string => sentenceOf(change).trim();

function sentenceOf(change: Described): string {
  const { type, by, reason, changed } = change;
  if (reason === 'undone-by-person') return `${by ?? 'Somebody'} took back what was done.`;
  switch (type) {
    case 'tracked':
      return by === undefined ? `Recorded. ${because(change)}` : `${by} recorded the message.`;
    case 'refiled':
      return describeRefiling(change);
    case 'untracked':
      return by === undefined ? `No longer recorded. ${because(change)}` : `${by} untracked the message.`;
    case 'removed':
      return `Removed. ${because(change)}`;
    case 'updated':
      return describeUpdate(changed, change);
    default:
      return type;
  }
}

/** A person's doing is told by their name, whatever else is told by its reason. */
function describeRefiling(change: Described): string {
  const { by, regarding, previousRegarding } = change;
  const from = previousRegarding === undefined ? '' : ` instead of ${previousRegarding.name}`;
  if (by !== undefined) {
    return regarding === undefined
      ? `${by} took the record away.`
      : `${by} set the record to ${regarding.name}${from}.`;
  }
  const what = regarding === undefined ? 'The record was taken away.' : `The record became ${regarding.name}${from}.`;
  return `${what} ${because(change)}`;
}

function describeUpdate(changed: Described['changed'], change: Described): string {
  if (changed.includes('links')) {
    const who = change.by;
    if (change.reason === 'recorded-by-person')
      return `${who ?? 'Somebody'} recorded the message for one more mailbox.`;
    return who === undefined
      ? `Where its copies are has changed. ${because(change)}`
      : `${who} untracked one mailbox’s link.`;
  }
  if (changed.includes('content')) return 'Its content changed, or was stored.';
  if (changed.includes('parties')) return 'Its people were looked up again.';
  return changed.includes('message') ? 'What is known of the message has changed.' : 'It has changed.';
}

const because = ({ reason }: Described): string => (reason === undefined ? '' : reasons[reason].sentence);
