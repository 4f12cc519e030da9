import type { Observation, RecordRef } from '@foldwatch/domain';
import { recordKey, WaitingReplies } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { addressesAsked, mailAsked, smartMatchingOf } from './automatic-facts';
import { waitingKey, type BatchFacts } from './batch-facts';
import { FindRelated } from './find-related';
import { MailboxFactsCache, type CurrentFacts } from './mailbox-facts-cache';
import { RuleRecords } from './rule-records';

/** Gathers the facts of a whole batch in a constant number of queries. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly cache: MailboxFactsCache,
    private readonly ruleRecords: RuleRecords,
    private readonly related: FindRelated,
    private readonly waitingReplies: WaitingReplies,
  ) {}

  async execute(observations: readonly Observation[]): Promise<BatchFacts> {
    const current = await this.cache.current([...new Set(observations.map(({ mailboxId }) => mailboxId))]);
    return this.under(current, observations);
  }

  /** Under a configuration that may be another than today's. */
  async under(current: CurrentFacts, observations: readonly Observation[]): Promise<BatchFacts> {
    const mails = observations.flatMap((one) => (one.kind === 'present' ? [one.mail] : []));
    const [records, recorded, correspondents, waiting, erased] = await Promise.all([
      this.ruleRecords.find(recordsNamed(observations, current)),
      this.related.mail(mailAsked(observations, current.mailboxes), smartMatchingOf(current.mailboxes)),
      this.related.records(addressesAsked(observations, current.mailboxes)),
      this.waitingReplies.findMany(observations),
      this.related.erased(mails),
    ]);
    return {
      ...current,
      records,
      recorded,
      correspondents,
      erased,
      waiting: new Map(waiting.map((reply) => [waitingKey(reply), reply])),
    };
  }
}

function recordsNamed(observations: readonly Observation[], { mailboxes }: CurrentFacts): readonly RecordRef[] {
  const named = new Map<string, RecordRef>();
  for (const { kind, mailboxId, folderId } of observations) {
    const regarding = mailboxes.get(mailboxId)?.folders.get(folderId)?.rule?.regarding;
    if (kind === 'present' && regarding !== undefined) named.set(recordKey(regarding), regarding);
  }
  return [...named.values()];
}
