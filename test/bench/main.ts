import 'reflect-metadata';
import { benchBackfill } from './backfill';
import { benchConnect } from './distributed/connect';
import { benchHops } from './distributed/hops';
import { benchKills } from './distributed/kills';
import { benchStream } from './distributed/stream';
import { benchDecisions } from './decisions';
import { benchDragLatency } from './drag-latency';
import { benchLists } from './lists';
import { benchMemory } from './memory';
import { benchPage } from './page';
import { benchPipeline } from './pipeline';
import { printMachine } from './report';
import { benchResolution } from './resolution';

const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  decisions: benchDecisions,
  // Loaded when asked for: one of the engines is native code, which not every platform has.
  engines: async () => (await import('./rule-engines/rule-engines.js')).benchRuleEngines(),
  pipeline: benchPipeline,
  drag: benchDragLatency,
  memory: benchMemory,
  backfill: benchBackfill,
  page: benchPage,
  resolution: benchResolution,
  lists: benchLists,
  hops: benchHops,
  connect: benchConnect,
  stream: benchStream,
  kills: benchKills,
};

async function main(): Promise<void> {
  printMachine();
  const asked = process.argv.slice(2);
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length === 0 || asked.includes(name)) await bench();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
