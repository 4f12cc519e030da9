import { until } from '../../../testing/until';
import { priorities, TaskLane, type LaneTask } from './task-lane';
import { Turnstile } from './turnstile';

const open = (width = 1): TaskLane =>
  new TaskLane({
    width,
    admit: () => Promise.resolve(),
    run: (task) => task.run(),
    failed: () => Promise.resolve('done'),
  });

describe('TaskLane', () => {
  const ran: string[] = [];
  const task = (key: string, priority: number, result: () => 'done' | 'again' = () => 'done'): LaneTask => ({
    key,
    priority,
    run: () => {
      ran.push(key);
      return Promise.resolve(result());
    },
  });

  beforeEach(() => ran.splice(0));

  it('runs the most urgent first, and what asks for another turn behind its like', async () => {
    const lane = open();
    let portions = 0;
    lane.add(task('backfill', priorities.backfill, () => ((portions += 1) < 3 ? 'again' : 'done')));
    lane.add(task('read:a', priorities.read));
    lane.add(task('read:b', priorities.read));
    lane.add(task('tree', priorities.tree));
    await until(() => lane.isIdle);
    expect(ran).toEqual(['tree', 'read:a', 'read:b', 'backfill', 'backfill', 'backfill']);
  });

  it('lets live reads in between the portions of a backfill', async () => {
    const lane = open();
    lane.add(
      task('backfill', priorities.backfill, () => {
        if (ran.length === 1) lane.add(task('read', priorities.read));
        return ran.length < 3 ? 'again' : 'done';
      }),
    );
    await until(() => lane.isIdle);
    expect(ran).toEqual(['backfill', 'read', 'backfill']);
  });

  it('keeps one task of a key waiting, however often it is asked for', async () => {
    const lane = open();
    for (let times = 0; times < 5; times += 1) lane.add(task('read', priorities.read));
    await until(() => lane.isIdle);
    expect(ran).toEqual(['read']);
  });

  it('starts nothing more once stopped, and does not wait for ever for what runs', async () => {
    const lane = open();
    lane.add({ key: 'hangs', priority: 0, run: () => new Promise(() => undefined) });
    await until(() => !lane.isIdle);
    lane.add(task('later', priorities.read));
    await lane.stop(20);
    expect(ran).toEqual([]);
  });
});

describe('Turnstile', () => {
  it('lets so many in at a time, and everyone in the end', async () => {
    const turnstile = new Turnstile(3);
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => turnstile.run(work)));
    expect(most).toBe(3);
    expect(inside).toBe(0);
  });
});
