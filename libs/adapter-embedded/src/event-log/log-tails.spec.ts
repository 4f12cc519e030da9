import type { Lane } from './log-lanes';
import { LogTails, type MeasuredEvent } from './log-tails';

const [lane, other]: readonly [Lane, Lane] = [
  { no: 1, topic: 'mail.observed', partition: 0 },
  { no: 2, topic: 'mail.observed', partition: 1 },
];
const room = { limit: 200, maxLength: 1_000_000 };

const published = (from: number, count: number, length = 100): readonly MeasuredEvent[] =>
  Array.from({ length: count }, (_, n) => ({ length, event: eventAt(from + n) }));

const eventAt = (offset: number): MeasuredEvent['event'] => ({
  topic: lane.topic,
  partition: lane.partition,
  offset,
  key: 'a',
  id: `a-${offset}`,
  type: 'mail.observed',
  version: 1,
  time: '2026-11-01T08:00:00.000Z',
  correlationId: 'c',
  payload: {},
});

describe('LogTails', () => {
  let tails: LogTails;
  const taken = (offset: number, batch = room): readonly number[] =>
    tails.take(lane, offset, batch).map((event) => event.offset);

  beforeEach(() => {
    tails = new LogTails(10_000);
  });

  it('hands over what was published last, once', () => {
    tails.hold(lane, published(7, 2));
    tails.hold(lane, published(9, 1));
    expect(taken(7)).toEqual([7, 8, 9]);
    expect(taken(7)).toEqual([]);
  });

  it('hands over no more than a batch has room for, but one at least', () => {
    tails.hold(lane, published(0, 5));
    expect(taken(0, { limit: 2, maxLength: 1_000 })).toEqual([0, 1]);
    expect(taken(2, { limit: 9, maxLength: 250 })).toEqual([2, 3]);
    expect(taken(4, { limit: 9, maxLength: 1 })).toEqual([4]);
  });

  it('hands over nothing to a consumer that is behind it', () => {
    tails.hold(lane, published(7, 2));
    expect(taken(6)).toEqual([]);
    expect(taken(7)).toEqual([7, 8]);
  });

  it('forgets what its consumer got from the file', () => {
    tails.hold(lane, published(0, 5));
    expect(taken(3)).toEqual([3, 4]);
    tails.hold(lane, published(5, 1));
    expect(taken(9)).toEqual([]);
    expect(taken(5)).toEqual([]);
  });

  it('leaves no gap behind what found no room', () => {
    tails.hold(lane, published(0, 3, 4_000));
    tails.hold(lane, published(3, 1));
    expect(taken(0)).toEqual([0, 1]);
    tails.hold(lane, published(4, 1));
    expect(taken(2)).toEqual([]);
    expect(taken(4)).toEqual([4]);
  });

  it('leaves others room when one partition has a backlog', () => {
    tails.hold(lane, published(0, 1_000));
    expect(tails.hasRoom(lane)).toBe(false);
    expect(tails.hasRoom(other)).toBe(true);
    tails.hold(other, published(0, 1));
    expect(tails.take(other, 0, room)).toHaveLength(1);
  });

  it('has room again once the consumer came', () => {
    tails.hold(lane, published(0, 1_000));
    for (let offset = 0, count = 1; count > 0; offset += count) count = taken(offset).length;
    expect(tails.hasRoom(lane)).toBe(true);
    tails.hold(lane, published(2_000, 1));
    expect(taken(2_000)).toEqual([2_000]);
  });
});
