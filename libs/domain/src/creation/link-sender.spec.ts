import type { Activity, PresentDecision } from '..';
import { aMail, aPresent, anUntrack, foldAll } from '../../testing';
import { linksWaiting, settled, withPartyRecord } from './link-sender';

const anna = 'anna@fabrikam.example';
const at = '2026-03-02T10:00:00.000Z';
const record = { table: 'contact', id: 'c1', name: 'Anna Lidman' };
const wanting = { table: 'contact', mode: 'create' } as const;

const tracked = (...given: readonly Partial<PresentDecision>[]): Activity => {
  const mail = aMail({ from: { address: anna }, cc: [{ address: anna, name: 'Anna' }] });
  const decisions = given.map((one, n) => aPresent({ at: n + 1, mail, creation: wanting, itemKey: `k${n}`, ...one }));
  const { activity } = foldAll(...decisions);
  if (activity === undefined) throw new Error('nothing was folded');
  return activity;
};

const waitingIn = (activity: Activity): readonly string[] => linksWaiting(activity).map(({ mailboxId }) => mailboxId);

describe('what is to be done about the sender of a stored activity (§6)', () => {
  it('is what the first act of each mailbox wanted', () => {
    const activity = tracked(
      { ownerId: 'u-erin' },
      { creation: { table: 'lead', mode: 'suggest' }, folderId: 'f-other' },
    );
    expect(linksWaiting(activity)).toMatchObject([
      { wantedRecord: { table: 'contact', mode: 'create', ownerId: 'u-erin', isSettled: false } },
    ]);
  });

  it('begins with the mailbox that wants a record made', () => {
    const activity = tracked({ creation: { table: 'lead', mode: 'suggest' } }, { mailboxId: 'm-omar' });
    expect(waitingIn(activity)).toEqual(['m-omar', 'm-erin']);
  });

  it('is nothing without a wish, of a known sender, once it is settled, or when the link is untracked', () => {
    const { creation: _, ...unwanted } = aPresent({ at: 1 });
    expect(waitingIn(foldAll(unwanted).activity ?? tracked({}))).toEqual([]);
    expect(waitingIn(withPartyRecord(tracked({}), anna, { record, causeId: 'c', at }))).toEqual([]);
    expect(waitingIn(settled(tracked({})))).toEqual([]);
    const untracked = foldAll(aPresent({ at: 1, creation: wanting }), anUntrack(2)).activity;
    expect(untracked === undefined ? ['nothing'] : waitingIn(untracked)).toEqual([]);
  });

  it('is not asked again of what was settled, whatever comes', () => {
    const again = aPresent({ at: 3, creation: wanting, itemKey: 'k9', folderId: 'f-other' });
    const { activity } = foldAll(aPresent({ at: 1, creation: wanting }), again);
    const link = settled(activity ?? tracked({})).links[0];
    expect(link?.wantedRecord?.isSettled).toBe(true);
  });
});

describe('linking a sender (§6)', () => {
  it('gives every party of the address the record, and tells of one change', () => {
    const before = tracked({});
    const after = withPartyRecord(before, anna, { record, causeId: 'c', at });
    expect([after.message.from?.record, after.message.cc[0]?.record]).toEqual([record, record]);
    expect(after.sequence).toBe(before.sequence + 1);
    expect(after.history.at(-1)).toMatchObject({ type: 'updated', changed: ['parties'], causeId: 'c', at });
  });

  it('changes nothing where there is nobody to link, or somebody is linked', () => {
    const linked = withPartyRecord(tracked({}), anna, { record, causeId: 'c', at });
    expect(withPartyRecord(linked, anna, { record: { ...record, id: 'other' }, causeId: 'd', at })).toBe(linked);
    expect(withPartyRecord(linked, 'nobody@x.example', { record, causeId: 'd', at })).toBe(linked);
  });
});
