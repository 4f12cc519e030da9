interface Explanation {
  readonly sentence: string;
  readonly remedy: string;
}

/** Why a message was, or was not, recorded. A public contract: codes are added, never renamed or reused. */
export const reasons = {
  'folder-rule': {
    sentence: 'The message is in a tracked folder.',
    remedy: 'To stop, move it out and untrack it, or remove the folder’s rule.',
  },
  'no-rule-for-folder': {
    sentence: 'No rule tracks the folder that the message is in.',
    remedy: 'Move it to a tracked folder, or add a rule for this one.',
  },
  'do-not-track-rule': {
    sentence: 'A rule keeps this folder private.',
    remedy: 'Move the message to a tracked folder, or remove the “do not track” rule.',
  },
  'rule-paused': {
    sentence: 'The rule of this folder is paused.',
    remedy: 'Resume the rule; mail that came meanwhile is read then.',
  },
  'folder-out-of-scope': {
    sentence: 'The folder is not one in which mail may be tracked.',
    remedy: 'Move the folder below Inbox, or ask an administrator to allow all mail folders.',
  },
  'mailbox-not-enabled': {
    sentence: 'The mailbox is not enabled.',
    remedy: 'Ask an administrator to test and enable it; nothing in between is lost.',
  },
  draft: {
    sentence: 'The message is a draft.',
    remedy: 'Send it; it is tracked once it was sent.',
  },
  'not-a-message': {
    sentence: 'The item is no mail.',
    remedy: 'Only mail and meeting messages are tracked.',
  },
  'private-item': {
    sentence: 'The message is marked private or confidential.',
    remedy:
      'Take the mark off in Outlook, then move it to the folder again; or ask an administrator about the exclusion of private items.',
  },
  'all-mail': {
    sentence: 'The mailbox tracks all of its mail.',
    remedy: 'To stop, choose another track option, or keep the folder private by a “do not track” rule.',
  },
  'reply-to-tracked': {
    sentence: 'The message answers one that is tracked.',
    remedy: 'To stop, stop tracking this conversation.',
  },
  'same-conversation': {
    sentence: 'The message belongs to a conversation that is tracked.',
    remedy: 'To stop, stop tracking this conversation.',
  },
  'tracking-token': {
    sentence: 'The subject carries a tracking token that was issued here.',
    remedy: 'To stop, stop tracking this conversation, or take the token out of the subject.',
  },
  'smart-matching': {
    sentence: 'The message has the subject of recent tracked mail, and at least two people in common with it.',
    remedy: 'To stop, stop tracking this conversation, or let the organization switch smart matching off.',
  },
  'known-sender': {
    sentence: 'The message comes from, or went to, a contact, an account or a lead.',
    remedy: 'To stop, choose a narrower track option, or exclude the address.',
  },
  'email-enabled-sender': {
    sentence: 'The message comes from, or went to, somebody of whom there is a record.',
    remedy: 'To stop, choose a narrower track option, or exclude the address.',
  },
  'track-option-none': {
    sentence: 'The mailbox tracks no mail outside tracked folders.',
    remedy: 'Move the message to a tracked folder, or choose a wider track option.',
  },
  'not-a-reply': {
    sentence: 'The message answers nothing that is tracked.',
    remedy: 'Move the message to a tracked folder, or choose a wider track option.',
  },
  'unknown-sender': {
    sentence:
      'There is no record of whom the message comes from or went to, of the kinds that the track option accepts.',
    remedy: 'Move the message to a tracked folder, deliver a record with the address, or choose a wider track option.',
  },
  'not-automatic-kind': {
    sentence: 'Receipts, non-delivery reports and encrypted messages are tracked in tracked folders only.',
    remedy: 'Move the message to a tracked folder.',
  },
  'internal-side-thread': {
    sentence: 'Nobody outside the organization is left on a thread that began with somebody outside.',
    remedy: 'Move the message to a tracked folder, or let the organization track internal side threads.',
  },
  'conversation-stopped': {
    sentence: 'The mailbox no longer tracks this conversation.',
    remedy: 'Resume the conversation, or move the message to a tracked folder.',
  },
  excluded: {
    sentence: 'An exclusion of the organization or of the mailbox leaves the message out.',
    remedy: 'Move the message to a tracked folder, or change the exclusion that the checks name.',
  },
  blocked: {
    sentence: 'The organization allows no such message to be tracked, not even in a tracked folder.',
    remedy: 'Ask an administrator about the exclusion that the checks name.',
  },
  'left-folder': {
    sentence: 'The message is no longer in the folder.',
    remedy: 'Nothing is to be done: it stays recorded, and the link shows where it is now.',
  },
  'moved-out': {
    sentence: 'The message left the tracked folders, and the organization untracks what leaves them.',
    remedy: 'Move it back to a tracked folder.',
  },
  deleted: {
    sentence: 'The message was deleted in Exchange.',
    remedy: 'Restore it to a tracked folder to record it again.',
  },
  'category-removed': {
    sentence: 'The category was taken off in Outlook.',
    remedy: 'Move the message out of the folder and in again to track it.',
  },
  'erased-person': {
    sentence: 'The person whose message it is was erased.',
    remedy:
      'Nothing is to be done: what was erased stays erased. Mail that comes anew can be moved to a tracked folder.',
  },
  'retention-ended': {
    sentence: 'The message was kept as long as the organization keeps messages, and removed.',
    remedy: 'Move it out of the folder and in again to track it anew.',
  },
  'untracked-by-person': {
    sentence: 'A person untracked the message.',
    remedy: 'Move it out of the folder and in again to track it.',
  },
  'recorded-by-person': {
    sentence: 'A person had the message recorded.',
    remedy: 'To stop, untrack it.',
  },
  'undone-by-person': {
    sentence: 'A person took back what was done to the message.',
    remedy: 'Nothing is to be done: it is as it was before. Do it again where that was not meant.',
  },
  'set-by-person': {
    sentence: 'A person set the record.',
    remedy: 'Set another record, or drag the message to another tracked folder.',
  },
  'rule-relinked': {
    sentence: 'The rule’s record was changed for mail tracked before as well.',
    remedy: 'Set the record by hand where it is another one.',
  },
  'records-changed': {
    sentence: 'Records were delivered, changed, merged or removed, and the addresses belong to others now.',
    remedy: 'Correct the records in the CRM, or say to which record an address belongs.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export type ReasonCode = keyof typeof reasons;

export const isReasonCode = (text: string): text is ReasonCode => Object.hasOwn(reasons, text);
