import { LaterTries } from './later-tries';
import type { LaneTask } from './task-lane';

const task = (key: string): LaneTask => ({ key, priority: 0, run: () => Promise.resolve('done') });

describe('LaterTries', () => {
  const tried: string[] = [];
  const open = () => new LaterTries({ firstMs: 1_000, maxMs: 8_000, again: ({ key }) => tried.push(key) });

  beforeEach(() => {
    jest.useFakeTimers();
    tried.splice(0);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('tries a step again, later with each failure of its own, up to a longest pause', () => {
    const later = open();
    for (const fullMs of [1_000, 2_000, 4_000, 8_000, 8_000]) {
      later.putOff(task('read:a'));
      jest.advanceTimersByTime(fullMs / 2 - 1);
      expect(tried.splice(0)).toEqual([]);
      jest.advanceTimersByTime(fullMs / 2 + 1);
      expect(tried.splice(0)).toEqual(['read:a']);
    }
    later.putOff(task('read:b'));
    jest.advanceTimersByTime(1_000);
    expect(tried).toEqual(['read:b']);
  });

  it('tries it once however often it was put off meanwhile', () => {
    const later = open();
    later.putOff(task('read:a'));
    later.putOff(task('read:a'));
    jest.advanceTimersByTime(20_000);
    expect(tried).toEqual(['read:a']);
  });

  it('neither repeats nor slows what went well', () => {
    const later = open();
    later.putOff(task('read:a'));
    later.putOff(task('read:a'));
    later.forget(task('read:a'));
    jest.advanceTimersByTime(20_000);
    expect(tried).toEqual([]);
    later.putOff(task('read:a'));
    jest.advanceTimersByTime(1_000);
    expect(tried).toEqual(['read:a']);
  });

  it('leaves nothing behind when it is cleared', () => {
    const later = open();
    later.putOff(task('read:a'));
    later.clear();
    expect(jest.getTimerCount()).toBe(0);
  });
});
