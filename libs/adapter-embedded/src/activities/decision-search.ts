import type { SQLInputValue } from 'node:sqlite';
import { bracketedMessageId, decisionWords, searchWords } from '@foldwatch/domain';
import type { DecisionFilter, DecisionSearch, LoggedDecision } from '@foldwatch/ports';
import { keyList } from '../database/index-keys';
import type { Criteria, TermList } from '../database/term-search';
import { wordTerm } from '../database/terms';

/** Words of mail that is not tracked are terms of their own kind, which a search for everybody never comes near. */
const untrackedWordTerm = (word: string): string => `o${word}`;

export function decisionTerms(decision: LoggedDecision): string {
  const words = decisionWords(decision);
  return words.length === 0 ? '' : keyList(words.map(decision.verdict === 'track' ? wordTerm : untrackedWordTerm));
}

/** What a decision is found by under its Message-ID. */
export const decidedMessage = ({ internetMessageId }: Pick<LoggedDecision, 'internetMessageId'>): string | null =>
  internetMessageId === undefined ? null : bracketedMessageId(internetMessageId);

/** The index by which a list is walked: of what narrows it most. Other conditions are tried on the way. */
const indexes = [
  { given: 'messageId', column: 'message', index: 'decisions_message' },
  { given: 'activityId', column: 'activity', index: 'decisions_activity' },
  { given: 'mailboxId', column: 'mailbox', index: 'decisions_mailbox' },
  { given: 'reason', column: 'reason', index: 'decisions_reason' },
  { given: 'verdict', column: 'verdict', index: 'decisions_verdict' },
] as const satisfies readonly { given: keyof DecisionFilter; column: string; index: string }[];

/** Where decisions with what the filter gives are listed. */
export function decisionList(filter: DecisionFilter): TermList {
  const narrowest = indexes.find(({ given }) => filter[given] !== undefined);
  return {
    table: 'decisions',
    index: 'decision_terms',
    sorted: 'decided',
    sortedIndex: narrowest?.index ?? 'decisions_decided',
  };
}

export const decisionCriteria = (filter: DecisionFilter): Criteria => ({
  terms: [],
  beginnings: filter.search === undefined ? [] : beginningsOf(filter.search),
  ...(filter.isOfArrival === true && { excluded: { verdict: 'noted' } }),
  columns: Object.fromEntries(indexes.flatMap(({ given, column }) => valueOf(filter, given).map((v) => [column, v]))),
});

function valueOf(filter: DecisionFilter, given: (typeof indexes)[number]['given']): readonly SQLInputValue[] {
  const value = filter[given];
  if (value === undefined) return [];
  return [given === 'messageId' ? bracketedMessageId(value) : value];
}

const beginningsOf = ({ words, among }: DecisionSearch): Criteria['beginnings'] =>
  searchWords(words).map((word) => (among === 'all' ? [wordTerm(word), untrackedWordTerm(word)] : [wordTerm(word)]));
