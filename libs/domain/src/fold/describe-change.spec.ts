import type { ActivityChange } from '../activity';
import { describeChange } from './describe-change';

const fabrikam = { table: 'account', id: 'a1', name: 'Fabrikam' };
const contoso = { table: 'account', id: 'a2', name: 'Contoso' };
const links: ActivityChange['changed'] = ['links'];
const record: ActivityChange['changed'] = ['regarding'];

describe('a change is described', () => {
  it.each<[string, Parameters<typeof describeChange>[0]]>([
    ['Recorded. The message is in a tracked folder.', { type: 'tracked', changed: links, reason: 'folder-rule' }],
    ['erin recorded the message.', { type: 'tracked', changed: links, by: 'erin' }],
    ['erin untracked the message.', { type: 'untracked', changed: links, by: 'erin', reason: 'untracked-by-person' }],
    [
      'No longer recorded. The message was deleted in Exchange.',
      { type: 'untracked', changed: links, reason: 'deleted' },
    ],
    [
      'erin untracked one mailbox’s link.',
      { type: 'updated', changed: links, by: 'erin', reason: 'untracked-by-person' },
    ],
    ['erin set the record to Fabrikam.', { type: 'refiled', changed: record, by: 'erin', regarding: fabrikam }],
    [
      'erin set the record to Fabrikam instead of Contoso.',
      { type: 'refiled', changed: record, by: 'erin', regarding: fabrikam, previousRegarding: contoso },
    ],
    ['erin took the record away.', { type: 'refiled', changed: record, by: 'erin', previousRegarding: contoso }],
    [
      'The record became Fabrikam. The rule’s record was changed for mail tracked before as well.',
      { type: 'refiled', changed: record, reason: 'rule-relinked', regarding: fabrikam },
    ],
    ['erin took back what was done.', { type: 'refiled', changed: record, by: 'erin', reason: 'undone-by-person' }],
    ['Its content changed, or was stored.', { type: 'updated', changed: ['content'] }],
    ['Its people were looked up again.', { type: 'updated', changed: ['parties'], reason: 'records-changed' }],
    [
      'Removed. The person whose message it is was erased.',
      { type: 'removed', changed: links, reason: 'erased-person' },
    ],
  ])('%s', (sentence, change) => expect(describeChange(change)).toBe(sentence));
});
