import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random';

/** Something that may be killed at any moment and comes back. */
export interface Mortal {
  readonly name: string;
  kill(): Promise<unknown>;
  /** Resolves when it was begun again, whether or not it can work yet. */
  begin(): Promise<unknown>;
}

const longestDeathMs = 2_000;

/** Kills one of several at random, lets it be dead for a while, and begins it again. */
export class Killer {
  readonly killed: string[] = [];

  constructor(
    private readonly mortals: readonly Mortal[],
    private readonly random: Random,
  ) {}

  async strike(): Promise<void> {
    const mortal = this.random.pick(this.mortals);
    this.killed.push(mortal.name);
    await mortal.kill();
    await pause(this.random.below(longestDeathMs));
    await mortal.begin();
  }
}
