import { Injectable } from '@nestjs/common';
import type { RecordRef } from '@foldwatch/domain';
import { findRuleRecords, RecordDirectory, recordKey } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** What became of the records that the rules of mailboxes name; kept in mind, so that a change is noticed. */
@Injectable()
export class RuleRecords {
  constructor(private readonly directory: RecordDirectory) {}

  /** Looks all of them up at once; gives the mailboxes for which something changed. */
  async refresh(mailboxes: readonly OwnedMailbox[]): Promise<readonly OwnedMailbox[]> {
    const named = new Map(mailboxes.map((mailbox) => [mailbox, recordsNamed(mailbox)]));
    const refs = new Map([...named.values()].flat().map((ref) => [recordKey(ref), ref]));
    const found = await findRuleRecords(this.directory, [...refs.values()]);
    return mailboxes.filter((mailbox) => {
      const keys = (named.get(mailbox) ?? []).map(recordKey);
      const isChanged = keys.some((key) => mailbox.ruleRecords.get(key) !== found.get(key)?.state);
      mailbox.ruleRecords.clear();
      for (const key of keys) mailbox.ruleRecords.set(key, found.get(key)?.state ?? 'deleted');
      return isChanged;
    });
  }

  /** Looks up what a mailbox's rules name since its records were last looked up. */
  async complete(mailbox: OwnedMailbox): Promise<void> {
    if (recordsNamed(mailbox).some((ref) => !mailbox.ruleRecords.has(recordKey(ref)))) await this.refresh([mailbox]);
  }
}

const recordsNamed = ({ config }: OwnedMailbox): readonly RecordRef[] =>
  config.rules.flatMap(({ regarding }) => regarding ?? []);
