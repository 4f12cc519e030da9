import { foldDecision, foldDecisions, type Folded } from '../fold/fold-decisions';
import { aContentArrival, aManualRegarding, aMail, aPresent, foldContext, ruleFor } from '../../testing';
import type { Activity } from '../activity';
import type { MailMetadata } from '../mail';
import { erasureReach, type ErasedPerson, type ErasureFinding, type ExpiryFinding } from './fold-erasure';

const bea = { address: 'bea@fabrikam.example', name: 'Bea Buyer' };
const carl = { address: 'carl@fabrikam.example', name: 'Carl' };
const erin = { address: 'erin@contoso.example', name: 'Erin' };
const omar = { address: 'omar@contoso.example', name: 'Omar' };

const person: ErasedPerson = {
  addresses: new Set([bea.address]),
  records: new Set(['contact/c-bea']),
  ourDomains: new Set(['contoso.example']),
};

const recordedWith = (mail: Partial<MailMetadata>): Activity => {
  const { activity } = foldDecisions(
    undefined,
    [aPresent({ at: 1, mail: aMail({ cc: [], bcc: [], ...mail }) }), aContentArrival(2, 'h1')],
    foldContext,
  );
  if (activity === undefined) throw new Error('nothing was recorded');
  return activity;
};

const erasure = (activity: Activity): ErasureFinding => ({
  kind: 'erase',
  id: 'erasure-1',
  activityId: activity.id,
  at: '2026-03-03T08:00:00.000Z',
  person,
  settings: { categoryName: 'Tracked' },
});

const expiry = (activity: Activity, before: string): ExpiryFinding => ({
  kind: 'expire',
  id: 'expiry-1',
  activityId: activity.id,
  at: '2026-03-03T08:00:00.000Z',
  before,
  settings: { categoryName: 'Tracked' },
});

const erase = (activity: Activity): Folded => foldDecision(activity, erasure(activity), foldContext);

describe('erasing a person from an activity', () => {
  it.each<{ given: string; mail: Partial<MailMetadata>; expected: string }>([
    { given: 'mail from the person', mail: { from: bea, to: [erin, carl] }, expected: 'whole' },
    { given: 'mail sent by the person for another', mail: { from: carl, sender: bea, to: [erin] }, expected: 'whole' },
    { given: 'mail to nobody else outside', mail: { from: erin, to: [bea, omar] }, expected: 'whole' },
    { given: 'mail to others as well', mail: { from: erin, to: [bea, carl] }, expected: 'part' },
    { given: 'mail from another with a blind copy', mail: { from: carl, to: [erin], bcc: [bea] }, expected: 'part' },
    { given: 'mail of others', mail: { from: carl, to: [erin] }, expected: 'none' },
  ])('reaches $expected of $given', ({ mail, expected }) => {
    expect(erasureReach(recordedWith(mail), person)).toBe(expected);
  });

  it('leaves nothing of the person’s mail but a tombstone that later readings do not bring back', () => {
    const { activity, changes, actions } = erase(recordedWith({ from: bea, to: [erin], subject: 'From Bea' }));
    expect(activity).toMatchObject({
      status: 'erased',
      message: { subject: '', to: [], cc: [], bcc: [] },
      content: { state: 'gone', earlier: [] },
      links: [{ status: 'untracked', reason: 'erased-person', placements: [{ itemKey: 'k1' }] }],
    });
    expect(JSON.stringify([activity, changes])).not.toMatch(/bea|buyer/i);
    expect(changes).toMatchObject([{ type: 'removed', reason: 'erased-person' }]);
    expect(actions).toMatchObject([{ kind: 'set-category' }]);
    const again = foldDecisions(activity, [aPresent({ at: 9 }), aContentArrival(9, 'h2')], foldContext);
    expect(again.activity?.status).toBe('erased');
  });

  it('takes the person, and what the message says, off mail that others are on', () => {
    const before = recordedWith({ from: erin, to: [bea, carl], subject: 'Offer' });
    const { activity, changes } = erase(before);
    expect(activity).toMatchObject({
      status: 'tracked',
      message: { subject: 'Offer', to: [{ address: carl.address }] },
      content: { state: 'gone', earlier: [] },
    });
    expect(activity?.content.current).toBeUndefined();
    expect(changes).toMatchObject([{ type: 'updated', changed: ['message', 'parties', 'content'] }]);
  });

  it.each(['About BEA BUYER', 'bea@fabrikam.example wrote'])(
    'empties the subject “%s”, which names the person',
    (subject) => {
      const { activity } = erase(recordedWith({ from: erin, to: [bea, carl], subject }));
      expect(activity?.message.subject).toBe('');
    },
  );

  it('does not have the content fetched again by a later move or by other content', () => {
    const { activity } = erase(recordedWith({ from: erin, to: [bea, carl] }));
    const moved = foldDecisions(
      activity,
      [aPresent({ at: 5, folderId: 'f-other' }), aPresent({ at: 6, folderId: 'f-other', contentKey: 'c2' })],
      foldContext,
    );
    expect(moved.activity?.content).toEqual({ state: 'gone', earlier: [] });
    expect(moved.actions.map(({ kind }) => kind)).toEqual(['set-category']);
    const arrived = foldDecision(moved.activity, aContentArrival(7, 'h3'), foldContext);
    expect(arrived.isChanged).toBe(false);
  });

  it('clears a record of the person that mail of others regards, and names it no more', () => {
    const set = aManualRegarding(3, { table: 'contact', id: 'c-bea', name: 'Bea Buyer' });
    const regarding = foldDecision(recordedWith({ from: carl, to: [erin] }), set, foldContext).activity;
    if (regarding === undefined) throw new Error('nothing regards her');
    const { activity, changes } = erase(regarding);
    expect(activity?.regarding).toBeUndefined();
    expect(activity?.content.state).toBe('stored');
    expect(changes).toMatchObject([{ type: 'refiled', changed: ['regarding'] }]);
    expect(JSON.stringify([activity, changes])).not.toContain('Bea');
  });

  it('keeps the record that a rule set', () => {
    const { activity } = foldDecisions(
      undefined,
      [aPresent({ at: 1, rule: ruleFor('a'), mail: aMail({ from: erin, to: [bea, carl] }) })],
      foldContext,
    );
    expect(activity && erase(activity).activity?.regarding).toMatchObject({ id: 'a' });
  });

  it('tells the same again when it comes twice', () => {
    const first = erase(recordedWith({ from: bea, to: [erin] }));
    if (first.activity === undefined) throw new Error('nothing is left');
    const second = erase(first.activity);
    expect(second.isChanged).toBe(false);
    expect(second.changes).toEqual(first.changes);
  });

  it('never reaches mail without the person', () => {
    expect(erase(recordedWith({ from: carl, to: [erin] })).isChanged).toBe(false);
  });
});

describe('an activity that is too old', () => {
  it('is removed as an erased one is, and not brought back by the next reading', () => {
    const old = recordedWith({ from: carl, to: [erin] });
    const { activity, changes } = foldDecision(old, expiry(old, '2027-01-01T00:00:00.000Z'), foldContext);
    expect(activity).toMatchObject({ status: 'erased', links: [{ reason: 'retention-ended' }] });
    expect(changes).toMatchObject([{ type: 'removed', reason: 'retention-ended' }]);
    expect(foldDecision(activity, aPresent({ at: 9 }), foldContext).activity?.status).toBe('erased');
  });

  it('is tracked anew where a person drags the mail to another tracked folder', () => {
    const old = recordedWith({ from: carl, to: [erin] });
    const { activity } = foldDecision(old, expiry(old, '2027-01-01T00:00:00.000Z'), foldContext);
    const dragged = aPresent({ at: 9, folderId: 'f-other', observedAt: '2026-03-04T08:00:00.000Z' });
    expect(foldDecision(activity, dragged, foldContext).activity).toMatchObject({ status: 'tracked' });
  });

  it('stays when it changed meanwhile', () => {
    const young = recordedWith({ from: carl, to: [erin] });
    expect(foldDecision(young, expiry(young, young.modifiedAt), foldContext).isChanged).toBe(false);
  });
});
