import type { Observation, OrganizationSettings, RecordRef, RuleRecord } from '@foldwatch/domain';
import { recordKey } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { MailboxFacts } from './mailbox-facts';
import { MailboxFactsCache, type CurrentFacts } from './mailbox-facts-cache';
import { RuleRecords } from './rule-records';

/** Everything that the decisions of one batch depend on. */
export interface BatchFacts {
  readonly settings: OrganizationSettings;
  readonly mailboxes: ReadonlyMap<string, MailboxFacts>;
  /** By `recordKey`: the records that rules of this batch name. */
  readonly records: ReadonlyMap<string, RuleRecord>;
}

/** Gathers the facts of a whole batch in a constant number of queries. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly cache: MailboxFactsCache,
    private readonly ruleRecords: RuleRecords,
  ) {}

  async execute(observations: readonly Observation[]): Promise<BatchFacts> {
    const current = await this.cache.current([...new Set(observations.map(({ mailboxId }) => mailboxId))]);
    const records = await this.ruleRecords.find(recordsNamed(observations, current));
    return { ...current, records };
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
