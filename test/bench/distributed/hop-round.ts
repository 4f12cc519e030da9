import { forgetStored, type BenchServers, type Place } from './bench-servers';
import { HopProcess } from './hop-process';
import { prepareStores } from './hop-inputs';
import { watchOutputs, type Throughput } from './output-watch';
import { plainKafka, totalOf, withEnds } from './plain-kafka';

/** One service, what it consumes and where what it publishes goes. */
export interface Hop {
  readonly name: string;
  readonly source: string;
  readonly outputs: readonly string[];
  /** Of which every message that is consumed leads to so many, and nothing else does. */
  readonly counted: { readonly topic: string; readonly perMessage: number };
  readonly inputs: { readonly count: number; readonly fill: (place: Place) => Promise<void> };
  readonly ours: (place: Place) => HopProcess;
  readonly bare: (place: Place) => HopProcess;
}

export type Round = 'ours' | 'bare';

/** Fills the topic, then starts the program over it and watches what it publishes. */
export async function runRound(servers: BenchServers, hop: Hop, round: Round): Promise<Throughput> {
  const place = await servers.freshPlace();
  await prepareStores(place);
  await hop.inputs.fill(place);
  const result = await measured(hop, place, hop[round]);
  await forgetStored(place);
  return result;
}

export async function measured(hop: Hop, place: Place, start: Hop['ours']): Promise<Throughput> {
  const kafka = plainKafka(place.brokers);
  const { topic, perMessage } = hop.counted;
  return withEnds(kafka, async (endsOf) => {
    const program = start(place);
    try {
      const outputs = async (): Promise<number> => totalOf(await endsOf(place.prefix + topic));
      const expected = hop.inputs.count * perMessage;
      return await watchOutputs({ outputs, expected, perMessage, pid: program.pid });
    } finally {
      await program.end();
    }
  });
}
