import { Injectable } from '@nestjs/common';
import { defaultReadRights, readerOf, ruleRecordFor, type Reader, type RecordRef } from '@foldwatch/domain';
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
      const owner = ownerOf(mailbox);
      const states = new Map(keys.map((key) => [key, ruleRecordFor(owner, found.get(key))?.state ?? 'deleted']));
      const isChanged = keys.some((key) => mailbox.ruleRecords.get(key) !== states.get(key));
      mailbox.ruleRecords.clear();
      for (const [key, state] of states) mailbox.ruleRecords.set(key, state);
      return isChanged;
    });
  }

  /** Looks up what a mailbox's rules name since its records were last looked up. */
  async complete(mailbox: OwnedMailbox): Promise<void> {
    if (recordsNamed(mailbox).some((ref) => !mailbox.ruleRecords.has(recordKey(ref)))) await this.refresh([mailbox]);
  }
}

const ownerOf = ({ config, settings }: OwnedMailbox): Reader =>
  readerOf(settings.readRights ?? defaultReadRights, config.mailbox.ownerId);

const recordsNamed = ({ config }: OwnedMailbox): readonly RecordRef[] =>
  config.rules.flatMap(({ regarding }) => regarding ?? []);
