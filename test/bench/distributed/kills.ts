import { walkThroughKills } from '../../e2e/walk/walk-through-kills';
import { print } from '../report';

const kills = Number(process.env['BENCH_KILLS'] ?? 100);
const messages = Number(process.env['BENCH_KILLS_MESSAGES'] ?? 5_000);

/** The walk of the end-to-end tests, longer: two of each service, and something is killed all the time. */
export async function benchKills(): Promise<void> {
  const startedAt = performance.now();
  const killed = await walkThroughKills({
    kills,
    messages,
    seed: 20_261_126,
    killsBetweenSettling: 4,
    settleMs: 600_000,
    told: (line) => process.stdout.write(`${line}\n`),
  });
  const counts = Map.groupBy(killed, (name) => name.replace(/-\d+$/, ''));
  print(`${kills} kills over ${messages} messages: nothing missing, doubled or wrongly linked`, [
    { minutes: ((performance.now() - startedAt) / 60_000).toFixed(1), ...countsOf(counts) },
  ]);
}

const countsOf = (counts: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].map(([name, of]) => [name, of.length]));
