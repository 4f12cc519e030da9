import {
  activityId,
  aManualRegarding,
  aPresent,
  aSkip,
  anUntrack,
  foldAll,
  foldSettings,
  ruleFor,
} from '../../testing';
import type { PresentDecision } from '../decision';
import type { Finding } from './fold-decisions';

const parent = activityId('activity-parent');
const fabrikam = { table: 'account', id: 'f', name: 'Fabrikam' };
const correlation = { method: 'in-reply-to', activityId: parent, regarding: fabrikam } as const;
const untracking = foldSettings({ onMoveOut: 'untrack' });

/** A message that is tracked in Inbox for what it is. */
const automatic = (at: number, given: Partial<PresentDecision> = {}): PresentDecision => {
  const { rule: _, ...present } = aPresent({ at, folderId: 'f-inbox', reason: 'reply-to-tracked', correlation });
  return { ...present, ...given };
};

const regarding = (...findings: readonly Finding[]): string => {
  const { activity } = foldAll(...findings);
  const { id, provenance } = activity?.regarding ?? {};
  return `${id ?? 'nothing'} ${provenance?.source ?? ''}`.trim();
};

const link = (...findings: readonly Finding[]) => foldAll(...findings).activity?.links[0];

describe('§4 mail that is tracked for what it is', () => {
  it('inherits the record of what it belongs to, and keeps how that was found', () => {
    const { activity } = foldAll(automatic(1));
    expect(activity?.regarding).toMatchObject({
      ...fabrikam,
      provenance: { source: 'correlation', method: 'in-reply-to', activityId: parent },
    });
    expect(activity?.links[0]).toMatchObject({ reason: 'reply-to-tracked', method: 'in-reply-to' });
    expect(activity?.links[0]).not.toHaveProperty('ruleId');
  });

  it.each<{ given: string; findings: readonly Finding[]; expected: string }>([
    {
      given: 'a rule’s record over the inherited one',
      findings: [automatic(1), aPresent({ at: 2, itemKey: 'k2', rule: ruleFor('a') })],
      expected: 'a folder-rule',
    },
    {
      given: 'a rule’s record where a copy in Inbox would inherit another',
      findings: [aPresent({ at: 1, rule: ruleFor('a') }), automatic(2, { itemKey: 'k2' })],
      expected: 'a folder-rule',
    },
    {
      given: 'what a person set',
      findings: [aPresent({ at: 1 }), aManualRegarding(2, { ...fabrikam, id: 'm' }), automatic(3, { itemKey: 'k2' })],
      expected: 'm manual',
    },
    {
      given: 'nothing where a person cleared it',
      findings: [aPresent({ at: 1 }), aManualRegarding(2, undefined), automatic(3, { itemKey: 'k2' })],
      expected: 'nothing',
    },
    {
      given: 'the inherited record in a tracked folder whose rule names none',
      findings: [aPresent({ at: 1, correlation })],
      expected: 'f correlation',
    },
  ])('keeps $given', ({ findings, expected }) => {
    expect(regarding(...findings)).toBe(expected);
  });

  it('stays tracked when it leaves Inbox, also where the organization untracks what moves out of tracked folders', () => {
    const moved = aSkip({ at: 2, settings: untracking });
    expect(link(automatic(1), moved)).toMatchObject({ status: 'tracked' });
    expect(link(aPresent({ at: 1 }), moved)).toMatchObject({ status: 'untracked' });
  });

  it('is told by the act seen last: in Inbox for what it is, in a tracked folder by its rule', () => {
    const dragged = aPresent({ at: 2, itemKey: 'k2' });
    expect(link(automatic(1), dragged)).toMatchObject({ reason: 'folder-rule', ruleId: 'r1' });
    expect(link(automatic(1), dragged)).not.toHaveProperty('method');
    expect(link(dragged, automatic(3))).toMatchObject({ reason: 'reply-to-tracked' });
    expect(link(dragged, automatic(3))).not.toHaveProperty('ruleId');
  });

  it('is not brought back to Inbox once a person untracked it, but to a tracked folder it is', () => {
    const untracked = [automatic(1), anUntrack(2, 'm-erin')];
    expect(link(...untracked, automatic(3, { itemKey: 'k2' }))).toMatchObject({ status: 'untracked' });
    expect(link(...untracked, aPresent({ at: 3, itemKey: 'k2' }))).toMatchObject({ status: 'tracked' });
  });

  it('changes nothing when it is told again', () => {
    const once = foldAll(automatic(1)).activity;
    expect(foldAll(automatic(1), automatic(1)).activity).toEqual(once);
  });
});
