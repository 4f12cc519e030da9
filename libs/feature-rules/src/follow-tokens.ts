import type { RecordRef, RuleRecord, StandingToken, TrackingToken } from '@foldwatch/domain';
import { recordKey, TrackingTokens } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { RuleRecords } from './rule-records';

/** What tracking tokens lead to: a record that was merged leads to the one that took its place, one that is gone nowhere. */
@Injectable()
export class FollowTokens {
  constructor(
    private readonly tokens: TrackingTokens,
    private readonly records: RuleRecords,
  ) {}

  /** By digits; numbers that are none of ours are left out. Nothing is asked where no subject has a number. */
  async find(digits: readonly string[]): Promise<ReadonlyMap<string, StandingToken>> {
    if (digits.length === 0) return new Map();
    const issued = await this.tokens.findMany([...new Set(digits)]);
    const refs = [...issued.values()].flatMap(({ issuedFor }) => (issuedFor.kind === 'record' ? issuedFor.record : []));
    const records = await this.records.find(refs);
    const standing = [...issued].flatMap(([number, token]) => {
      const leadsTo = goalOf(token, records);
      return leadsTo === undefined ? [] : [[number, { prefix: token.prefix, leadsTo }] as const];
    });
    return new Map(standing);
  }
}

function goalOf(
  { issuedFor }: TrackingToken,
  records: ReadonlyMap<string, RuleRecord>,
): StandingToken['leadsTo'] | undefined {
  if (issuedFor.kind === 'activity') return issuedFor;
  const found = recordOf(issuedFor.record, records);
  return found === undefined || !('record' in found) ? undefined : { kind: 'record', record: found.record };
}

const recordOf = (ref: RecordRef, records: ReadonlyMap<string, RuleRecord>): RuleRecord | undefined =>
  records.get(recordKey(ref));
