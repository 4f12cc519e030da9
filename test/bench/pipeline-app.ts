import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { RulesModule } from '@foldwatch/feature-rules';
import { WriterModule } from '@foldwatch/feature-writer';
import type { OutgoingEvent } from '@foldwatch/ports';
import { NestFactory } from '@nestjs/core';
import { until } from '../product/until';
import { prepareMailbox } from './bench-mailbox';
import { BenchPorts } from './bench-ports';
import { benchFolderId, observation } from './observations';

const batch = 200;

/** The data directory as it is before the first observation. */
export async function openPrepared(dataDir: string): Promise<EmbeddedAdapters> {
  const adapters = await openEmbedded({ dataDir });
  await prepareMailbox(adapters, [benchFolderId]);
  return adapters;
}

/** rules and writer in a Nest microservice behind the embedded transport, over one data directory. */
export class PipelineApp {
  private made = 0;

  private constructor(
    private readonly adapters: EmbeddedAdapters,
    private readonly transport: ReturnType<EmbeddedAdapters['openTransport']>,
    private readonly closeApp: () => Promise<void>,
  ) {}

  static async open(dataDir: string): Promise<PipelineApp> {
    const adapters = await openPrepared(dataDir);
    const strategy = adapters.openTransport();
    const app = await NestFactory.createMicroservice(BenchPorts.over(adapters, [RulesModule, WriterModule]), {
      strategy,
      logger: false,
    });
    await app.listen();
    return new PipelineApp(adapters, strategy, () => app.close());
  }

  /** Further observations, cut into what ingest would publish at once; as text, which costs the garbage collector nothing. */
  observations(count: number): readonly string[] {
    const events = Array.from({ length: count }, (_, n) => observation(this.made + n));
    this.made += count;
    return Array.from({ length: Math.ceil(count / batch) }, (_, n) =>
      JSON.stringify(events.slice(n * batch, (n + 1) * batch)),
    );
  }

  /** Publishes them, and resolves when all that follows from everything made so far is written, offsets included. */
  async run(observations: readonly string[]): Promise<void> {
    const end = this.made;
    for (const text of observations) {
      const events: readonly OutgoingEvent[] = JSON.parse(text);
      await this.adapters.eventLog.publish(events);
    }
    await until(() => this.transport.lag().every(({ events }) => events === 0), 'the pipeline', 600_000, 2);
    await until(async () => (await this.offsetsWritten()) >= 2 * end, 'the offsets', 600_000, 2);
  }

  /** Walks an index of all activities, so it is no part of what is measured. */
  async verify(): Promise<void> {
    const stored = await this.count('SELECT count(*) AS n FROM activities');
    if (stored !== this.made) throw new Error(`${stored} of ${this.made} activities were stored`);
  }

  async close(): Promise<void> {
    await this.closeApp();
    await this.adapters.close();
  }

  /** Of rules and writer together: each event counts once for each of them. */
  private offsetsWritten(): Promise<number> {
    return this.count('SELECT total(next) AS n FROM group_offsets');
  }

  private count(sql: string): Promise<number> {
    return this.adapters.database.read(() => Number(this.adapters.database.statement(sql).get()?.['n']));
  }
}
