import { Injectable } from '@nestjs/common';
import { severityOf, type AlertCode } from '@foldwatch/domain';
import { AlertQueries, DeadLetters } from '@foldwatch/ports';
import type { AlertCountsView, AlertCountView, DeadLetterCountsView } from './overview-views';

/** Beyond so many their number says no more. */
const countedAtMost = 500;

/** How much is wrong now. */
@Injectable()
export class OpenTroubles {
  constructor(
    private readonly queries: AlertQueries,
    private readonly letters: DeadLetters,
  ) {}

  async alerts(): Promise<AlertCountsView> {
    const { alerts, nextCursor } = await this.queries.list({ state: 'open', limit: countedAtMost });
    const counts = new Map<AlertCode, number>();
    for (const { code } of alerts) counts.set(code, (counts.get(code) ?? 0) + 1);
    const byCode = [...counts].map(([code, open]) => ({ code, severity: severityOf(code), open }));
    return {
      errors: countOf(byCode, 'error'),
      warnings: countOf(byCode, 'warning'),
      byCode: byCode.toSorted(gravestFirst),
      more: nextCursor !== undefined,
    };
  }

  async deadLetters(): Promise<DeadLetterCountsView> {
    const { letters, nextCursor } = await this.letters.list({ state: 'open', limit: countedAtMost });
    return { open: letters.length, more: nextCursor !== undefined };
  }
}

const countOf = (counts: readonly AlertCountView[], wanted: AlertCountView['severity']): number =>
  counts.filter(({ severity }) => severity === wanted).reduce((sum, { open }) => sum + open, 0);

const gravestFirst = (a: AlertCountView, b: AlertCountView): number =>
  a.severity === b.severity ? b.open - a.open : a.severity === 'error' ? -1 : 1;
