import { backOffMs } from '@foldwatch/platform';
import type { LaneTask } from './task-lane';

interface LaterTriesOptions {
  readonly firstMs: number;
  readonly maxMs: number;
  readonly again: (task: LaneTask) => void;
}

/**
 * Steps that failed by themselves, while the server answers others. Each is tried again after pauses that grow with its own
 * failures: one garbled answer costs a moment, a folder that always garbles slows no other.
 */
export class LaterTries {
  private readonly failures = new Map<string, number>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly options: LaterTriesOptions) {}

  putOff(task: LaneTask): void {
    const { firstMs, maxMs, again } = this.options;
    const failures = this.failures.get(task.key) ?? 0;
    this.failures.set(task.key, failures + 1);
    clearTimeout(this.timers.get(task.key));
    const timer = setTimeout(
      () => {
        this.timers.delete(task.key);
        again(task);
      },
      backOffMs(failures, firstMs, maxMs),
    ).unref();
    this.timers.set(task.key, timer);
  }

  /** It went well, or is not to be repeated. */
  forget({ key }: LaneTask): void {
    this.failures.delete(key);
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
  }

  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.failures.clear();
  }
}
