import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { RulesModule } from '@foldwatch/feature-rules';
import { WriterModule, WriterSettings } from '@foldwatch/feature-writer';
import { SystemClock } from '@foldwatch/platform';
import {
  ActivityStore,
  Clock,
  DecisionLog,
  EventPublisher,
  FolderTrees,
  MailboxConfigs,
  MailboxJobs,
  OrganizationConfigs,
  RecordDirectory,
  type OutgoingEvent,
} from '@foldwatch/ports';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { until } from '../product/until';
import { benchFolderId, benchMailboxId, benchRecords, observation } from './observations';

const batch = 200;
const at = '2026-03-01T00:00:00.000Z';

@Global()
@Module({})
class PipelinePorts {
  static over(adapters: EmbeddedAdapters): DynamicModule {
    const providers = [
      { provide: ActivityStore, useValue: adapters.activityStore },
      { provide: RecordDirectory, useValue: adapters.recordDirectory },
      { provide: MailboxConfigs, useValue: adapters.mailboxConfigs },
      { provide: OrganizationConfigs, useValue: adapters.organizationConfigs },
      { provide: FolderTrees, useValue: adapters.folderTrees },
      { provide: MailboxJobs, useValue: adapters.mailboxJobs },
      { provide: DecisionLog, useValue: adapters.decisionLog },
      { provide: EventPublisher, useValue: adapters.eventLog },
      { provide: Clock, useValue: new SystemClock() },
      { provide: WriterSettings, useValue: new WriterSettings() },
    ];
    const imports = [RulesModule, WriterModule];
    return { module: PipelinePorts, imports, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** The data directory as it is before the first observation: a mailbox with one rule, and people who are known. */
export async function openPrepared(dataDir: string): Promise<EmbeddedAdapters> {
  const adapters = await openEmbedded({ dataDir });
  await adapters.recordDirectory.putMany(benchRecords());
  await adapters.mailboxConfigs.replace({
    mailbox: {
      id: benchMailboxId,
      emailAddress: 'erin@contoso.example',
      kind: 'user',
      state: 'enabled',
      version: 1,
      createdAt: at,
    },
    options: {},
    rules: [
      {
        id: 'rule-bench',
        version: 1,
        folderId: benchFolderId,
        action: 'track',
        regarding: { table: 'account', id: 'a-fabrikam' },
        includeSubfolders: false,
        existing: 'track',
        effectiveFrom: at,
        paused: false,
      },
    ],
  });
  const owner = await adapters.mailboxEpochs.take(benchMailboxId);
  const folder = { folderClass: 'mail', itemCount: 0 } as const;
  const folders = [
    { id: 'inbox', name: 'Inbox', wellKnown: 'inbox', ...folder } as const,
    { id: benchFolderId, parentId: 'inbox', name: 'Fabrikam', ...folder },
  ];
  await adapters.folderTrees.save(owner, { version: 1, folders, readAt: at });
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
    const app = await NestFactory.createMicroservice(PipelinePorts.over(adapters), { strategy, logger: false });
    await app.listen();
    return new PipelineApp(adapters, strategy, () => app.close());
  }

  /** Further observations, cut into what ingest would publish at once. */
  observations(count: number): readonly (readonly OutgoingEvent[])[] {
    const events = Array.from({ length: count }, (_, n) => observation(this.made + n));
    this.made += count;
    return Array.from({ length: Math.ceil(count / batch) }, (_, n) => events.slice(n * batch, (n + 1) * batch));
  }

  /** Publishes them, and resolves when all that follows from everything made so far is written, offsets included. */
  async run(observations: readonly (readonly OutgoingEvent[])[]): Promise<void> {
    const end = this.made;
    for (const events of observations) await this.adapters.eventLog.publish(events);
    await until(() => this.transport.lag().every(({ events }) => events === 0), 'the pipeline', 600_000, 2);
    await until(async () => (await this.offsetsWritten()) >= 2 * end, 'the offsets', 600_000, 2);
    const stored = await this.count('SELECT count(*) AS n FROM activities');
    if (stored !== end) throw new Error(`${stored} of ${end} activities were stored`);
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
