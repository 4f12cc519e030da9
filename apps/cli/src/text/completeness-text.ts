import type { OrganizationCompletenessView } from '@foldwatch/feature-gateway';
import { counted, momentText } from './words';

type Completeness = OrganizationCompletenessView;

const notMeasured = 'not measured yet';

/** Before anything was compared its numbers are zeros that say nothing. */
export function completeText({ mailboxes, complete, neverCompared, asOf }: Completeness): string {
  if (mailboxes === 0) return `${notMeasured}, no mailbox is enabled`;
  if (asOf === null) {
    return `${notMeasured}, ${countedMailboxes(neverCompared)} never compared: "completeness run" compares one now`;
  }
  return `${complete} of ${countedMailboxes(mailboxes)}, ${neverCompared} never compared`;
}

export const missingText = ({ missing, asOf }: Pick<Completeness, 'missing' | 'asOf'>): string =>
  asOf === null ? notMeasured : `${counted(missing, 'message')} as of ${momentText(asOf)}`;

const countedMailboxes = (count: number): string => counted(count, 'mailbox', 'mailboxes');
