import type { WaitingChange } from '@foldwatch/ports';
import type { VersionPlace } from '../versions/version-scopes';

/** The version that somebody would have back, and why. */
export class RollBackAsked {
  readonly number!: number;
  readonly comment?: string;
}

/** Of what it is a version. */
export const placeAsked = ({ mailboxId, targetId = '' }: WaitingChange): VersionPlace => ({
  scope: targetId,
  ...(mailboxId !== undefined && { mailboxId }),
});
