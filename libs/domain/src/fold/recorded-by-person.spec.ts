import { aPresent, anUntrack, aSkip, aWished, foldAll, foldContext, ruleFor } from '../../testing';
import { foldDecision, type Finding } from './fold-decisions';

const contoso = { table: 'account', id: 'contoso', name: 'Contoso' };
const after = (...findings: readonly Finding[]) => foldAll(...findings).activity;
const elsewhere = { folderId: 'f-untracked' } as const;

describe('what a person has recorded', () => {
  it('is recorded where it rests, under the name of the person', () => {
    const activity = after(aSkip({ at: 1 }), aWished({ at: 2, ...elsewhere }));
    expect(activity?.links).toMatchObject([{ status: 'tracked', reason: 'recorded-by-person' }]);
    expect(activity?.links[0]?.ruleId).toBeUndefined();
    expect(activity?.history).toMatchObject([{ type: 'tracked', by: 'erin', reason: 'recorded-by-person' }]);
  });

  it('is recorded again where it was untracked, though it rests where it did', () => {
    const findings = [aPresent({ at: 1 }), anUntrack(2), aWished({ at: 3, folderId: 'f-tracked' })];
    const activity = after(...findings);
    expect([activity?.status, activity?.lastAct?.kind]).toEqual(['tracked', 'record']);
    expect(activity?.history.map(({ type }) => type)).toEqual(['tracked', 'untracked', 'tracked']);
  });

  it('stays untracked where that was done after it was wanted', () => {
    const late = { ...aWished({ at: 4 }), wish: aWished({ at: 2 }).wish ?? { by: '', at: '' } };
    expect(after(aPresent({ at: 1 }), anUntrack(3), late)?.status).toBe('untracked');
  });

  it('is untracked by whatever is done after it was wanted, though it was seen later', () => {
    const late = { ...aWished({ at: 4 }), wish: aWished({ at: 2 }).wish ?? { by: '', at: '' } };
    expect(after(late, anUntrack(3))?.status).toBe('untracked');
  });

  it('regards the record that the person named, and not that of a rule', () => {
    const activity = after({ ...aWished({ at: 1, regarding: contoso }), rule: ruleFor('a') });
    expect(activity?.regarding).toMatchObject({ id: 'contoso', provenance: { source: 'manual', by: 'erin' } });
  });

  it('is one act, however often it is wanted or told', () => {
    const wished = aWished({ at: 2, ...elsewhere, regarding: contoso });
    const once = after(wished);
    expect(foldDecision(once, wished, foldContext).isChanged).toBe(false);
    expect(after(wished, aWished({ at: 3, ...elsewhere, regarding: contoso }))?.history).toHaveLength(1);
  });

  it('stays when it leaves its folder, because no rule recorded it', () => {
    const out = aSkip({ at: 2, folderId: 'f-other', settings: { ...aSkip({ at: 2 }).settings, onMoveOut: 'untrack' } });
    expect(after(aWished({ at: 1 }), out)?.status).toBe('tracked');
  });
});
