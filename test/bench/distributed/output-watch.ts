import { setTimeout as wait } from 'node:timers/promises';
import { cpuSecondsOf } from './process-cpu';

const betweenLooksMs = 25;
const patienceMs = 300_000;

/** What was measured between the end of the warming up and the last output. */
export interface Throughput {
  readonly perSecond: number;
  readonly cpuSecondsPer10k: number;
}

interface Watched {
  /** So many outputs are there by now. */
  readonly outputs: () => Promise<number>;
  readonly expected: number;
  /** Outputs for each message that is consumed. */
  readonly perMessage: number;
  readonly pid: number | undefined;
}

interface Moment {
  readonly atMs: number;
  readonly outputs: number;
  readonly cpuSeconds: number;
}

/** Waits until a third of the outputs is there, for programs to warm up, and measures how long the others take. */
export async function watchOutputs({ outputs, expected, perMessage, pid }: Watched): Promise<Throughput> {
  const reached = async (least: number): Promise<Moment> => {
    for (const deadline = performance.now() + patienceMs; ;) {
      const count = await outputs();
      const atMs = performance.now();
      if (count >= least) return { atMs, outputs: count, cpuSeconds: cpuSecondsOf(pid) };
      if (atMs > deadline) throw new Error(`${count} of ${expected} outputs`);
      await wait(betweenLooksMs);
    }
  };
  const first = await reached(expected / 3);
  const last = await reached(expected);
  const messages = (last.outputs - first.outputs) / perMessage;
  return {
    perSecond: (messages / (last.atMs - first.atMs)) * 1_000,
    cpuSecondsPer10k: ((last.cpuSeconds - first.cpuSeconds) / messages) * 10_000,
  };
}
