import { median, print, whole } from '../report';
import type { BenchServers } from './bench-servers';
import { withRecordedHops } from './record-hops';
import { runRound, type Hop, type Round } from './hop-round';
import type { Throughput } from './output-watch';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);

/** Each hop by itself, its topic filled beforehand, against a bare program that moves the same bytes. */
export const benchHops = (): Promise<void> =>
  withRecordedHops(async (servers, hops) => {
    for (const hop of hops) await compare(servers, hop);
  });

async function compare(servers: BenchServers, hop: Hop): Promise<void> {
  const pairs: { readonly ours: Throughput; readonly bare: Throughput }[] = [];
  const run = (round: Round): Promise<Throughput> => runRound(servers, hop, round);
  for (let n = 0; n < rounds; n += 1) pairs.push({ ours: await run('ours'), bare: await run('bare') });
  const ratios = pairs.map(({ ours, bare }) => ours.perSecond / bare.perSecond);
  print(
    `${hop.name}, ${whole(hop.inputs.count)} messages a round (goal: ratio 0.7)`,
    pairs.map(({ ours, bare }, n) => ({
      'ours/s': whole(ours.perSecond),
      'bare/s': whole(bare.perSecond),
      ratio: (ratios[n] ?? 0).toFixed(2),
      'CPU s per 10,000': ours.cpuSecondsPer10k.toFixed(2),
      "bare's": bare.cpuSecondsPer10k.toFixed(2),
    })),
  );
  process.stdout.write(`median ratio ${median(ratios).toFixed(2)}\n`);
}
