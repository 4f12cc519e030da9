export interface PollFacts {
  /** Since a read last found something; `undefined` when none did yet. */
  readonly quietForMs: number | undefined;
}

export interface PollTimes {
  readonly busyMs: number;
  readonly normalMs: number;
  readonly quietMs: number;
}

const tenMinutesMs = 600_000;
const hourMs = 3_600_000;

/** Polling is the fall-back for hints that were lost: often where mail comes often, seldom where it does not. */
export function nextPollMs({ quietForMs }: PollFacts, times: PollTimes): number {
  if (quietForMs === undefined) return times.normalMs;
  if (quietForMs < tenMinutesMs) return times.busyMs;
  return quietForMs < hourMs ? times.normalMs : times.quietMs;
}
