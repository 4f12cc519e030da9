import { searchWords } from '@foldwatch/domain';
import type { ActivityFilter } from '@foldwatch/ports';
import type { Criteria, TermList } from '../database/term-search';
import { wordTerm } from '../database/terms';
import { folderTerm, mailboxTerm, messageTerm, placementTerm, regardingTerm, tableTerm } from './activity-keys';

export const activityList: TermList = {
  table: 'activities',
  index: 'activity_terms',
  sorted: 'modified',
  sortedIndex: 'activities_modified',
};

export function criteriaOf(filter: ActivityFilter): Criteria {
  const { messageId, regarding, regardingTable } = filter;
  return {
    terms: [
      ...(messageId === undefined ? [] : [messageTerm(messageId)]),
      ...placeTerms(filter),
      ...(regarding === undefined ? [] : [regardingTerm(regarding.table, regarding.id)]),
      ...(regardingTable === undefined ? [] : [tableTerm(regardingTable)]),
    ],
    beginnings: searchWords(filter.words ?? []).map((word) => [wordTerm(word)]),
    columns: { tracked: 1 },
  };
}

function placeTerms({ mailboxId, folderId }: ActivityFilter): readonly string[] {
  if (mailboxId !== undefined && folderId !== undefined) return [placementTerm(mailboxId, folderId)];
  if (mailboxId !== undefined) return [mailboxTerm(mailboxId)];
  return folderId === undefined ? [] : [folderTerm(folderId)];
}
