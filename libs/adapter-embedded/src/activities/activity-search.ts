import { searchWords, type MailboxId } from '@foldwatch/domain';
import type { ActivityFilter, TimelineFilter } from '@foldwatch/ports';
import type { Criteria, TermList } from '../database/term-search';
import { wordTerm } from '../database/terms';
import {
  addressTerm,
  folderTerm,
  mailboxTerm,
  messageTerm,
  placementTerm,
  regardingTerm,
  tableTerm,
} from './activity-keys';

export const activityList: TermList = {
  table: 'activities',
  index: 'activity_terms',
  sorted: 'modified',
  sortedIndex: 'activities_modified',
};

/** The same activities in the order in which their messages were sent. */
export const activityTimeline: TermList = {
  ...activityList,
  sorted: 'happened',
  sortedIndex: 'activities_happened',
};

export const timelineCriteria = ({ concerning: { addresses, records }, mailboxIds }: TimelineFilter): Criteria => ({
  terms: [],
  alternatives: [
    [...addresses.map(addressTerm), ...records.map(({ table, id }) => regardingTerm(table, id))],
    ...ofMailboxes(mailboxIds),
  ],
  beginnings: [],
  columns: { tracked: 1 },
});

const ofMailboxes = (mailboxIds: readonly MailboxId[] | undefined): readonly (readonly string[])[] =>
  mailboxIds === undefined ? [] : [mailboxIds.map(mailboxTerm)];

export function criteriaOf(filter: ActivityFilter): Criteria {
  const { messageId, regarding, regardingTable } = filter;
  return {
    terms: [
      ...(messageId === undefined ? [] : [messageTerm(messageId)]),
      ...placeTerms(filter),
      ...(regarding === undefined ? [] : [regardingTerm(regarding.table, regarding.id)]),
      ...(regardingTable === undefined ? [] : [tableTerm(regardingTable)]),
    ],
    alternatives: ofMailboxes(filter.mailboxIds),
    beginnings: searchWords(filter.words ?? []).map((word) => [wordTerm(word)]),
    columns: { tracked: 1 },
  };
}

function placeTerms({ mailboxId, folderId }: ActivityFilter): readonly string[] {
  if (mailboxId !== undefined && folderId !== undefined) return [placementTerm(mailboxId, folderId)];
  if (mailboxId !== undefined) return [mailboxTerm(mailboxId)];
  return folderId === undefined ? [] : [folderTerm(folderId)];
}
