import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { NotFinishedInTime, NotPossible } from '../http/refusal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import type { CompletenessView } from './completeness-views';
import { ReadCompleteness } from './read-completeness';

const comparisonTimeoutMs = 60_000;

/** Compares Exchange with the store now, and answers with what was found. */
@Injectable()
export class CompareNow {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: ExchangeJobs,
    private readonly readCompleteness: ReadCompleteness,
  ) {}

  async execute(mailboxId: MailboxId): Promise<CompletenessView> {
    await this.mailboxes.find(mailboxId);
    const result = await this.jobs.run(mailboxId, { kind: 'completeness' }, comparisonTimeoutMs);
    if (result?.kind === 'completeness') return this.readCompleteness.execute(mailboxId);
    if (result?.kind !== 'failed') {
      throw new NotFinishedInTime('not-compared', 'The comparison goes on; its result will be shown here.');
    }
    if (result.code === 'mailbox-not-enabled') throw new NotPossible(result.code, result.message);
    throw new NotFinishedInTime('not-compared', result.message);
  }
}
