import { aManualRegarding, aPresent, anUndo, anUntrack, foldAll, foldContext, ruleFor } from '../../testing';
import { foldDecision, foldDecisions, type Finding } from './fold-decisions';

const a = ruleFor('a');
const contoso = { table: 'account', id: 'contoso', name: 'Contoso' };
const after = (...findings: readonly Finding[]) => foldAll(...findings).activity;

describe('taking back', () => {
  it('an untracking records the message again, for the reason it had, with its record', () => {
    const before = after(aPresent({ at: 1, rule: a }));
    const undone = after(aPresent({ at: 1, rule: a }), anUntrack(2, 'm-erin'), anUndo(3, 'untrack-2'));
    expect(undone).toMatchObject({ status: 'tracked', regarding: before?.regarding });
    expect(undone?.links).toEqual([
      { ...before?.links[0], trackedAt: anUndo(3, '').decidedAt, lastUntrackedAt: anUntrack(2).decidedAt },
    ]);
    expect(undone?.history.map(({ type, reason }) => [type, reason])).toEqual([
      ['tracked', 'folder-rule'],
      ['untracked', 'untracked-by-person'],
      ['tracked', 'undone-by-person'],
    ]);
  });

  it('an untracking of every link brings all of them back', () => {
    const both = [aPresent({ at: 1 }), aPresent({ at: 2, mailboxId: 'm-omar' })];
    const undone = after(...both, anUntrack(3), anUndo(4, 'untrack-3'));
    expect(undone?.links.map(({ status }) => status)).toEqual(['tracked', 'tracked']);
  });

  it('puts the category on again', () => {
    const untracked = after(aPresent({ at: 1 }), anUntrack(2, 'm-erin'));
    const { actions } = foldDecision(untracked, anUndo(3, 'untrack-2'), foldContext);
    expect(actions).toContainEqual(expect.objectContaining({ kind: 'set-category', category: 'Tracked' }));
  });

  it('a record set by hand brings back the one before, as it was set', () => {
    const before = after(aPresent({ at: 1, rule: a }))?.regarding;
    const undone = after(aPresent({ at: 1, rule: a }), aManualRegarding(2, contoso), anUndo(3, 'manual-2'));
    expect([undone?.regarding, undone?.lastAct]).toEqual([before, undefined]);
  });

  it('a record taken away brings it back', () => {
    const undone = after(aPresent({ at: 1, rule: a }), aManualRegarding(2, undefined), anUndo(3, 'manual-2'));
    expect(undone?.regarding?.id).toBe('a');
  });

  it.each<[string, Finding[]]>([
    ['what was done more than ten minutes before', [anUntrack(2, 'm-erin'), anUndo(13, 'untrack-2')]],
    ['another act than the last', [aManualRegarding(2, contoso), anUntrack(3, 'm-erin'), anUndo(4, 'manual-2')]],
    ['twice', [anUntrack(2, 'm-erin'), anUndo(3, 'untrack-2'), anUntrack(4, 'm-erin'), anUndo(5, 'untrack-2')]],
    ['nothing', [anUndo(3, 'untrack-2')]],
  ])('does nothing to %s', (_, findings) => {
    const mail = aPresent({ at: 1, rule: a });
    const last = findings.at(-1);
    const without = after(mail, ...findings.slice(0, -1));
    expect(last && foldDecision(without, last, foldContext).isChanged).toBe(false);
  });

  it('leaves the record of a later drag as it is', () => {
    const drag = aPresent({ at: 3, itemKey: 'k2', folderId: 'f-b', rule: ruleFor('b') });
    const undone = after(aPresent({ at: 1, rule: a }), aManualRegarding(2, contoso), drag, anUndo(4, 'manual-2'));
    expect(undone?.regarding?.id).toBe('b');
  });

  it('stays taken back when what was done comes once more, and so does a repeated undo', () => {
    const all = [aPresent({ at: 1, rule: a }), anUntrack(2, 'm-erin'), anUndo(3, 'untrack-2')];
    const undone = after(...all);
    expect(foldDecisions(undone, all, foldContext)).toMatchObject({ activity: undone, isChanged: false });
    const manual = [aPresent({ at: 1, rule: a }), aManualRegarding(2, contoso), anUndo(3, 'manual-2')];
    const restored = after(...manual);
    expect(foldDecisions(restored, manual, foldContext)).toMatchObject({ activity: restored, isChanged: false });
  });
});
