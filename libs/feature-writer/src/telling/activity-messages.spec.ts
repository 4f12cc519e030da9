import { readEvent } from '@foldwatch/contracts';
import type { Activity, Party } from '@foldwatch/domain';
import { aMail, aPresent, foldAll, ruleFor } from '@foldwatch/domain/testing';
import { messagesOf } from './activity-messages';

const trace = { correlationId: 'c-1' };

function tracked(...present: readonly ReturnType<typeof aPresent>[]) {
  const { activity, changes, actions } = foldAll(...present);
  if (activity === undefined) throw new Error('nothing was tracked');
  return { activity, changes, actions };
}

const sizeOf = (payload: object | undefined): number => Buffer.byteLength(JSON.stringify(payload ?? null));

const crowd = (count: number, nameLength: number): readonly Party[] =>
  Array.from({ length: count }, (_, n) => ({ address: `p${n}@contoso.example`, name: 'é'.repeat(nameLength) }));

describe('messagesOf', () => {
  const told = tracked(
    aPresent({ at: 1, rule: ruleFor('a'), mail: aMail({ bcc: [{ address: 'boss@contoso.example' }] }) }),
    aPresent({ at: 2, mailboxId: 'm-omar', rule: ruleFor('b') }),
  );

  it('keeps to the contracts, in the order of the changes', () => {
    const messages = messagesOf(told, trace);
    expect(messages.map(({ topic, sequence }) => `${topic} ${sequence ?? ''}`.trim())).toEqual([
      'activity.events 1',
      'activity.events 2',
      'activity.state 2',
      'mail.actions',
      'mail.actions',
      'mail.actions',
      'mail.actions',
    ]);
    for (const { type, version, payload } of messages) {
      expect(readEvent(type, version, JSON.parse(JSON.stringify(payload)))).toMatchObject({ kind: 'ok' });
    }
  });

  it('publishes no blind copy, and nothing of the message in keys and ids', () => {
    const messages = messagesOf(told, trace);
    expect(JSON.stringify(messages)).not.toContain('boss@contoso.example');
    expect(messages.map(({ key, id }) => key + id).join(' ')).not.toMatch(/@|Quote/);
  });

  it('publishes a tombstone of what is not tracked any more', () => {
    const activity: Activity = { ...told.activity, status: 'untracked' };
    const state = messagesOf({ ...told, activity }, trace).find(({ topic }) => topic === 'activity.state');
    expect(state?.payload).toBeUndefined();
  });

  it('has the same ids each time', () => {
    expect(messagesOf(told, trace)).toEqual(messagesOf(told, trace));
    const ids = messagesOf(told, trace).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives each change the trace of its cause, and the state that of the last', () => {
    const traces = told.changes.map(({ causeId }, n) => [causeId, { correlationId: `cause-${n}` }] as const);
    const messages = messagesOf(told, trace, new Map(traces));
    expect(messages.slice(0, 4).map(({ topic, correlationId }) => `${topic} ${correlationId}`)).toEqual([
      'activity.events cause-0',
      'activity.events cause-1',
      'activity.state cause-1',
      'mail.actions cause-1',
    ]);
    expect(messagesOf({ ...told, changes: [] }, trace)[0]?.correlationId).toBe('c-1');
  });

  it.each([
    { given: '5,000 recipients', to: crowd(5_000, 30), links: 1, cut: ['to'] },
    { given: 'recipients with endless names', to: crowd(20, 100_000), links: 1, cut: ['names'] },
    { given: '500 mailboxes', to: crowd(3, 10), links: 500, cut: ['links'] },
  ])('stays under 900 KB with $given, and names what was cut', ({ to, links, cut }) => {
    const [link] = told.activity.links;
    const many = Array.from({ length: links }, (_, n) => ({ ...link, mailboxId: `m-${n}` })) as Activity['links'];
    const subject = 'S'.repeat(200_000);
    const message = { ...told.activity.message, subject, to, cc: to };
    const messages = messagesOf({ ...told, activity: { ...told.activity, message, links: many } }, trace);
    for (const { payload } of messages) expect(sizeOf(payload)).toBeLessThan(900_000);
    const state = messages.find(({ topic }) => topic === 'activity.state')?.payload;
    expect(state).toMatchObject({ linkCount: links, cut: expect.arrayContaining([...cut, 'subject']) as string[] });
  });
});
