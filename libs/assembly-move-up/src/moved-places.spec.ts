import { deadLetterId } from '@foldwatch/platform-delivery';
import type { DeadLetter, LoggedEvent, ParkedEvent } from '@foldwatch/ports';
import { movedDeath, movedLetter, movedParked } from './moved-places';

const event: LoggedEvent = {
  topic: 'mail.decided',
  partition: 3,
  offset: 17,
  key: 'k',
  id: 'e',
  type: 'mail.decided',
  version: 1,
  time: '2026-11-01T08:00:00.000Z',
  correlationId: 'c',
  payload: {},
};
const parked: ParkedEvent = { group: 'writer', event, attempts: 1, nextTryAt: '', error: { code: 'c', message: 'm' } };
const letter: DeadLetter = {
  id: deadLetterId('writer', event),
  group: 'writer',
  event,
  code: 'c',
  message: 'm',
  attempts: 5,
  diedAt: '2026-11-01T08:00:00.000Z',
  firstDiedAt: '2026-11-01T08:00:00.000Z',
  deaths: 1,
  state: 'open',
};
const dead = (id: string): LoggedEvent => ({
  ...event,
  topic: 'dead.letters',
  id,
  payload: { group: 'writer', topic: 'mail.decided', partition: 3, offset: 17, code: 'c' },
});

describe('what failed in the old log', () => {
  it('keeps its partition, and never has the place of an event of the new one', () => {
    const { event: moved } = movedParked(parked);
    expect(moved).toEqual({ ...event, offset: 17 + 2 ** 52 });
    expect(Number.isSafeInteger(moved.offset + 2 ** 41)).toBe(true);
  });

  it('is the same letter when it dies again', () => {
    const moved = movedLetter(letter);
    expect(moved.id).toBe(deadLetterId('writer', movedParked(parked).event));
    expect(moved.event).toEqual(movedParked(parked).event);
    expect(moved.id).not.toBe(letter.id);
  });

  it('comes to the same letter when its death was not recorded yet', () => {
    const { id, payload } = movedDeath(dead(letter.id));
    expect(id).toBe(movedLetter(letter).id);
    expect(payload).toMatchObject({ offset: movedLetter(letter).event.offset, code: 'c' });
  });

  it('stays as it is where its id does not tell of a place', () => {
    const ofItem = { ...letter, id: 'of an item' };
    expect(movedLetter(ofItem)).toBe(ofItem);
    const death = dead('of an item');
    expect(movedDeath(death)).toBe(death);
    expect(movedDeath(event)).toBe(event);
  });
});
