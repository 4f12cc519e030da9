import { ruleProblems } from '@foldwatch/domain';
import type { Alert } from '@foldwatch/ports';

/** One thing to tell of an alert. */
export interface AlertNewsItem {
  readonly alert: Alert;
  readonly change: 'raised' | 'resolved';
  readonly eventId: string;
  readonly at: string;
}

/** Whether what it is about is a rule. */
export const isOfRule = ({ code }: Pick<Alert, 'code'>): boolean =>
  code === 'backfill-stalled' || Object.hasOwn(ruleProblems, code);
