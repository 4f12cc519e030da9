import type { KafkaMessage } from 'kafkajs';
import { PartitionBacklog } from './partition-backlog';

const message = (offset: number, bytes = 10): KafkaMessage => ({
  key: null,
  value: Buffer.alloc(bytes),
  timestamp: '0',
  attributes: 0,
  offset: String(offset),
  headers: {},
});
const range = (from: number, to: number): readonly KafkaMessage[] =>
  Array.from({ length: to - from }, (_, n) => message(from + n));
const all = { limit: 1_000, maxLength: 1_000_000 };

describe('PartitionBacklog', () => {
  let backlog: PartitionBacklog;
  const offsets = (): readonly number[] => backlog.first(all).map(({ offset }) => Number(offset));

  beforeEach(() => {
    backlog = new PartitionBacklog();
  });

  it('gives the oldest, as many as are wanted, until they are settled', () => {
    backlog.add(range(5, 15));
    const first = backlog.first({ limit: 3, maxLength: 1_000 });
    expect(first.map(({ offset }) => offset)).toEqual(['5', '6', '7']);
    expect(backlog.first({ limit: 100, maxLength: 25 })).toHaveLength(2);
    backlog.settle(first);
    expect(offsets()).toEqual([8, 9, 10, 11, 12, 13, 14]);
  });

  it('gives one message however large it is', () => {
    backlog.add([message(0, 5_000), message(1)]);
    expect(backlog.first({ limit: 10, maxLength: 100 })).toHaveLength(1);
  });

  it('leaves out what is fetched a second time after a rebalance', () => {
    backlog.add(range(0, 10));
    backlog.settle(backlog.first({ limit: 4, maxLength: 1_000 }));
    backlog.add(range(4, 12));
    expect(offsets()).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('takes everything again when the log begins before what was settled', () => {
    backlog.add(range(10, 20));
    const handled = backlog.first(all);
    backlog.settle(handled);
    backlog.add(range(0, 5));
    expect(offsets()).toEqual([0, 1, 2, 3, 4]);
  });

  it('does not settle what was taken again meanwhile', () => {
    backlog.add(range(10, 13));
    backlog.settle(backlog.first({ limit: 1, maxLength: 1_000 }));
    const handled = backlog.first(all);
    backlog.add(range(0, 3));
    backlog.settle(handled);
    expect(offsets()).toEqual([0, 1, 2]);
  });

  it('tells how many there should have been in between', () => {
    expect(backlog.add(range(100, 103))).toBe(0);
    expect(backlog.add(range(103, 105))).toBe(0);
    expect(backlog.add(range(110, 112))).toBe(5);
  });

  it('is full with 4 MB and has room again below 1 MB', () => {
    backlog.add([message(0, 3_500_000), message(1, 600_000), message(2, 10)]);
    expect([backlog.isFull, backlog.hasRoom]).toEqual([true, false]);
    backlog.settle(backlog.first({ limit: 1, maxLength: 1 }));
    expect([backlog.isFull, backlog.hasRoom]).toEqual([false, true]);
  });
});
