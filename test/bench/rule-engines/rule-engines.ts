import { median, print, whole } from '../report';
import { BareMap } from './bare-map';
import { Foldwatch } from './foldwatch';
import { JsonRulesEngine } from './json-rules-engine';
import { mailboxesWith, seenAtOnce, sightingsIn, type Contestant, type Outcome, type Sighting } from './workload';
import { ZenTable } from './zen-engine';

const ruleCount = 1_000;
const flatCounts = [1_000, 10_000, 100_000];
const sightingCount = 16_384;
const roundSeconds = 0.5;
const rounds = 5;

interface Speed {
  readonly byClock: number;
  /** By the processor time of all threads, which others on the machine do not change. */
  readonly byProcessor: number;
}

async function round(contestant: Contestant, sightings: readonly Sighting[]): Promise<Speed> {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  let made = 0;
  while (performance.now() - start < roundSeconds * 1_000) {
    const from = made % sightings.length;
    await contestant.decide(sightings.slice(from, from + seenAtOnce));
    made += seenAtOnce;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { byClock: (made / (performance.now() - start)) * 1_000, byProcessor: (made / (user + system)) * 1e6 };
}

/** They take turns, so that a busy minute of the machine is everybody's. */
async function race(contestants: readonly Contestant[], sightings: readonly Sighting[]): Promise<readonly Speed[]> {
  const speeds = contestants.map((): Speed[] => []);
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const [n, contestant] of contestants.entries()) {
      const speed = await round(contestant, sightings);
      if (turn > 0) speeds[n]?.push(speed);
    }
  }
  return speeds.map((ofOne) => ({
    byClock: median(ofOne.map(({ byClock }) => byClock)),
    byProcessor: median(ofOne.map(({ byProcessor }) => byProcessor)),
  }));
}

/** Who decides otherwise than the others is not measured. */
async function agreed(contestants: readonly Contestant[], sightings: readonly Sighting[]): Promise<void> {
  const asked = sightings.slice(0, 600);
  const [first, ...others] = await Promise.all(contestants.map(async (contestant) => contestant.decide(asked)));
  const differs = (answers: readonly Outcome[]): boolean => answers.some((outcome, n) => outcome !== first?.[n]);
  const wrong = others.findIndex(differs);
  if (wrong >= 0) throw new Error(`${contestants[wrong + 1]?.name} decides otherwise than ${contestants[0]?.name}`);
  if (new Set(first).size < 3) throw new Error('not every outcome occurs');
}

export async function benchRuleEngines(): Promise<void> {
  const mailboxes = mailboxesWith(ruleCount);
  const sightings = sightingsIn(mailboxes, sightingCount);
  const foldwatch = new Foldwatch(mailboxes);
  const peers = [
    new JsonRulesEngine(mailboxes, 'one engine'),
    new JsonRulesEngine(mailboxes, 'one a mailbox'),
    ...(['one table', 'one a mailbox'] as const).flatMap((tables) =>
      [1, seenAtOnce].map((inFlight) => new ZenTable(mailboxes, { tables, inFlight })),
    ),
  ];
  const contestants = [foldwatch, new BareMap(mailboxes), ...peers];
  await agreed(contestants, sightings);
  const speeds = await race(contestants, sightings);
  if (foldwatch.checks === 0) throw new Error('no checks were recorded');
  printRace(contestants, speeds);
  await benchFlatness();
}

async function benchFlatness(): Promise<void> {
  const speeds: Speed[] = [];
  for (const count of flatCounts) {
    const mailboxes = mailboxesWith(count);
    speeds.push(...(await race([new Foldwatch(mailboxes)], sightingsIn(mailboxes, sightingCount))));
  }
  print(
    'Foldwatch with more of the same rules, 50 in each mailbox (goal: flat)',
    flatCounts.map((count, n) => ({
      rules: whole(count),
      'by processor time': whole(speeds[n]?.byProcessor ?? 0),
      ratio: ((speeds[n]?.byProcessor ?? 0) / (speeds[0]?.byProcessor ?? 1)).toFixed(2),
    })),
  );
}

function printRace(contestants: readonly Contestant[], speeds: readonly Speed[]): void {
  const [ours = { byClock: 1, byProcessor: 1 }] = speeds;
  print(
    `decisions a second with ${whole(ruleCount)} folder and sender rules (goal: 20 times the fastest engine)`,
    speeds.map(({ byClock, byProcessor }, n) => ({
      engine: contestants[n]?.name ?? '',
      'by the clock': whole(byClock),
      'ours, times': (ours.byClock / byClock).toFixed(1),
      'by processor time': whole(byProcessor),
      'ours, times that': (ours.byProcessor / byProcessor).toFixed(1),
    })),
  );
}
