import {
  aManualRegarding,
  aPresent,
  aSkip,
  aWished,
  anUndo,
  anUntrack,
  foldAll,
  foldContext,
  ruleFor,
} from '../../testing';
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

  describe('a recording that a person wanted', () => {
    const wished = aWished({ at: 3, regarding: contoso });

    it('untracks the message as it was, for the same reason and with the same record', () => {
      const before = [aPresent({ at: 1, rule: a }), anUntrack(2, 'm-erin')];
      const undone = after(...before, wished, anUndo(4, wished.id));
      const was = after(...before);
      expect(undone).toMatchObject({
        status: 'untracked',
        regarding: was?.regarding,
        links: [{ reason: was?.links[0]?.reason }],
      });
      expect([undone?.newestManual, undone?.lastAct]).toEqual([was?.newestManual, undefined]);
      expect(undone?.history.map(({ type, reason }) => `${type} ${reason}`).slice(2)).toEqual([
        'tracked recorded-by-person',
        'untracked undone-by-person',
      ]);
    });

    it('leaves nothing that keeps a rule from tracking what was never recorded', () => {
      const undone = [aSkip({ at: 1 }), wished, anUndo(4, wished.id)];
      expect(after(...undone)).toMatchObject({ status: 'untracked', links: [{ status: 'untracked', placements: [] }] });
      expect(after(...undone)?.regarding).toBeUndefined();
      expect(after(...undone, wished)?.status).toBe('untracked');
      expect(after(...undone, aPresent({ at: 5, rule: a }))).toMatchObject({
        status: 'tracked',
        regarding: { id: 'a' },
      });
      expect(after(...undone, aWished({ at: 6 }))?.status).toBe('tracked');
    });

    it('leaves what another mailbox tracks, and a record that somebody set since', () => {
      const other = aPresent({ at: 1, mailboxId: 'm-omar', rule: a });
      const undone = after(other, wished, anUndo(4, wished.id));
      expect([undone?.status, undone?.regarding?.id]).toEqual(['tracked', 'a']);
      expect(undone?.links.map(({ status }) => status)).toEqual(['tracked', 'untracked']);
      const dragged = aPresent({ at: 4, mailboxId: 'm-omar', itemKey: 'k2', folderId: 'f-b', rule: ruleFor('b') });
      const later = after(other, wished, dragged);
      expect(after(other, wished, dragged, anUndo(5, wished.id))?.regarding).toEqual(later?.regarding);
    });

    it('takes nothing away that was recorded anyway', () => {
      const anyway = [aPresent({ at: 1, rule: a }), aWished({ at: 2, folderId: 'f-other', itemKey: 'k2' })];
      expect(after(...anyway)?.lastAct).toBeUndefined();
    });
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
