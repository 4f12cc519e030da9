import type { ProposedChanges } from '@foldwatch/domain';
import type { Draft, WaitingChange } from '@foldwatch/ports';

/** A draft as it was when somebody asked to publish it: what the second person sees, and agrees to. */
export class DraftAsAsked {
  readonly revision!: number;
  readonly changes!: ProposedChanges;
}

export const toPublishDraft = ({ id, mailboxId, revision, changes }: Draft): WaitingChange<'publish-draft'> => ({
  kind: 'publish-draft',
  ...(mailboxId !== undefined && { mailboxId }),
  targetId: id,
  request: { revision, changes },
});
