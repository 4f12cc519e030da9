import { FolderTree, type FolderRule, type MailFolder, type RuleProgress } from '@foldwatch/domain';
import { ruleProgress, type FolderCounts, type RuleFacts } from './rule-progress';

const now = new Date('2026-11-02T00:00:00Z');

const folder = (id: string, parentId?: string, wellKnown?: 'inbox'): MailFolder => ({
  id,
  name: id,
  folderClass: 'mail',
  itemCount: 0,
  ...(parentId !== undefined && { parentId }),
  ...(wellKnown !== undefined && { wellKnown }),
});

const tree = new FolderTree([folder('inbox', undefined, 'inbox'), folder('a', 'inbox'), folder('archive')]);

const rule: FolderRule = {
  id: 'rule',
  version: 1,
  folderId: 'a',
  action: 'track',
  includeSubfolders: false,
  existing: 'track',
  effectiveFrom: '2026-11-01T00:00:00Z',
  paused: false,
};

const counts = (given: Partial<FolderCounts>): ReadonlyMap<string, FolderCounts> =>
  new Map([['a', { 'to-fetch': 0, known: 0, skipped: 0, left: 0, backfill: 0, ...given }]]);

const counted: RuleProgress = {
  mailboxId: 'alex',
  ruleId: 'rule',
  status: { state: 'active' },
  existingCount: 100,
  skippedCount: 0,
  updatedAt: '2026-11-01T00:00:00Z',
};

const progress = (given: Partial<RuleFacts>): RuleProgress =>
  ruleProgress({
    mailboxId: 'alex',
    rule,
    tree,
    scope: 'inbox',
    folders: ['a'],
    counts: counts({}),
    isListed: () => true,
    now,
    ...given,
  });

describe('ruleProgress', () => {
  it.each<{ given: string; facts: Partial<RuleFacts>; expected: object }>([
    { given: 'folders not read yet', facts: { tree: new FolderTree([]) }, expected: { status: { state: 'pending' } } },
    { given: 'a folder not listed yet', facts: { isListed: () => false }, expected: { status: { state: 'pending' } } },
    {
      given: 'a folder listed with mail to be read',
      facts: { counts: counts({ 'to-fetch': 40, known: 60, backfill: 40 }) },
      expected: { status: { state: 'backfilling', done: 60, total: 100 }, existingCount: 100, skippedCount: 0 },
    },
    {
      given: 'more mail since the first listing',
      facts: { counts: counts({ known: 150 }), previous: counted },
      expected: { status: { state: 'active' }, existingCount: 100 },
    },
    {
      given: 'a backfill that was stopped',
      facts: { counts: counts({ known: 60, skipped: 40 }), previous: counted },
      expected: { status: { state: 'active' }, skippedCount: 40 },
    },
    {
      given: 'a sub-folder that came later and holds more than all before',
      facts: { counts: counts({ 'to-fetch': 500, backfill: 500 }), previous: counted },
      expected: { status: { state: 'backfilling', done: 0, total: 500 } },
    },
    { given: 'a paused rule', facts: { rule: { ...rule, paused: true } }, expected: { status: { state: 'paused' } } },
    {
      given: 'a folder that is gone',
      facts: { rule: { ...rule, folderId: 'nowhere' }, folders: [] },
      expected: { status: { state: 'disabled', reason: 'folder-gone' } },
    },
    {
      given: 'a folder out of scope',
      facts: { rule: { ...rule, folderId: 'archive' }, folders: [] },
      expected: { status: { state: 'disabled', reason: 'folder-out-of-scope' } },
    },
    {
      given: 'the same folder where any mail folder is in scope',
      facts: { rule: { ...rule, folderId: 'archive' }, folders: ['archive'], scope: 'all' },
      expected: { status: { state: 'active' } },
    },
    { given: 'an active record', facts: { record: 'active' }, expected: { status: { state: 'active' } } },
    {
      given: 'a record that is no longer active, while mail is still to be read',
      facts: { record: 'inactive', counts: counts({ 'to-fetch': 40, backfill: 40 }) },
      expected: { status: { state: 'error', reason: 'record-inactive' }, existingCount: 40 },
    },
    {
      given: 'a record that is gone',
      facts: { record: 'deleted' },
      expected: { status: { state: 'error', reason: 'record-deleted' } },
    },
    {
      given: 'a record that was merged into another',
      facts: { record: 'merged' },
      expected: { status: { state: 'error', reason: 'record-merged' } },
    },
    {
      given: 'a record that is gone, of a folder that is gone too',
      facts: { record: 'deleted', rule: { ...rule, folderId: 'nowhere' }, folders: [] },
      expected: { status: { state: 'disabled', reason: 'folder-gone' } },
    },
    {
      given: 'a rule that keeps a folder private',
      facts: { rule: { ...rule, action: 'do-not-track' }, isListed: () => false },
      expected: { status: { state: 'active' } },
    },
  ])('$given', ({ facts, expected }) => {
    expect(progress(facts)).toMatchObject(expected);
  });
});
