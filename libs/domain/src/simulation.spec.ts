import { activityId, aRule, aTree } from '../testing';
import { decidedFolders } from './tracking/decided-folders';
import { defaultOrganizationSettings } from './policy/organization-settings';
import { applyChanges, type ProposedChanges } from './policy/proposed-changes';
import { addCounts, countOf, differenceBetween, noCounts, reachOf, type JudgedMail } from './simulation';

const tracked: JudgedMail = { verdict: 'track', reason: 'all-mail' };
const skipped: JudgedMail = { verdict: 'skip', reason: 'not-a-reply' };
const regarding = (id: string) => ({ id: 'r1', version: 1, regarding: { table: 'account', id, name: id } });
const inReplyTo = (id: string) => ({ method: 'in-reply-to', activityId: activityId(id) }) as const;

describe('differenceBetween', () => {
  it.each<{ given: string; now: JudgedMail; proposed: JudgedMail; expected: string | undefined }>([
    { given: 'the same', now: tracked, proposed: tracked, expected: undefined },
    { given: 'a message that is skipped now', now: skipped, proposed: tracked, expected: 'newly-tracked' },
    { given: 'a message that is tracked now', now: tracked, proposed: skipped, expected: 'newly-skipped' },
    {
      given: 'another record of the rule',
      now: { ...tracked, rule: regarding('a') },
      proposed: { ...tracked, rule: regarding('b') },
      expected: 'relinked',
    },
    {
      given: 'a record where it was about what its parent is about',
      now: { ...tracked, correlation: inReplyTo('parent-1') },
      proposed: { ...tracked, correlation: inReplyTo('parent-1'), rule: regarding('a') },
      expected: 'relinked',
    },
    {
      given: 'another record of what is not tracked',
      now: skipped,
      proposed: { ...skipped, rule: regarding('a') },
      expected: 'other-reason',
    },
    {
      given: 'a contact that is made of the sender',
      now: tracked,
      proposed: { ...tracked, creates: 'contact' },
      expected: 'other-creation',
    },
    { given: 'another reason', now: skipped, proposed: { ...skipped, reason: 'excluded' }, expected: 'other-reason' },
  ])('$given: $expected', ({ now, proposed, expected }) => {
    expect(differenceBetween(now, proposed)).toBe(expected);
  });
});

it('counts what would become of messages, and how many the proposal reaches', () => {
  const counts = addCounts([
    countOf(tracked, 'newly-tracked'),
    countOf({ ...tracked, creates: 'lead' }, 'other-creation'),
    countOf(skipped, 'newly-skipped'),
    countOf(tracked, 'relinked'),
    countOf(skipped, undefined),
  ]);
  expect(counts).toEqual({
    ...noCounts,
    messages: 5,
    wouldTrack: 3,
    wouldSkip: 2,
    wouldCreate: 1,
    newlyTracked: 1,
    newlySkipped: 1,
    relinked: 1,
    otherCreation: 1,
  });
  expect(reachOf(counts)).toBe(3);
});

describe('decidedFolders', () => {
  const tree = aTree('f-fabrikam', 'f-private');
  const configured = {
    settings: defaultOrganizationSettings,
    mailbox: { mailbox: {}, options: {}, rules: [aRule(), aRule({ id: 'r2', folderId: 'f-other', paused: true })] },
  };

  it.each<{ given: string; changes: ProposedChanges; expected: readonly string[] }>([
    { given: 'rules and the default option', changes: {}, expected: ['f-fabrikam', 'f-inbox'] },
    { given: 'nothing tracked automatically', changes: { options: { track: 'none' } }, expected: ['f-fabrikam'] },
    { given: 'a rule less', changes: { removedFolderRules: ['r1'] }, expected: ['f-inbox'] },
    {
      given: 'sent items too',
      changes: { organization: { autoTrackSentItems: true } },
      expected: ['f-fabrikam', 'f-inbox', 'f-sent'],
    },
  ])('are with $given: $expected', ({ changes, expected }) => {
    expect([...decidedFolders(tree, applyChanges(configured, changes))].toSorted()).toEqual(expected);
  });
});
