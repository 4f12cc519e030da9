import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type DynamicModule, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { EwsConnection } from '@foldwatch/adapter-ews';
import { configChanges, mailActions, type MailActionV1, type MailObservedV1 } from '@foldwatch/contracts';
import type { FolderRule, Mailbox, MailboxOptions, RecordRef, RuleStatus } from '@foldwatch/domain';
import {
  ActivityQueries,
  ActivityStore,
  Clock,
  ContentStore,
  DecisionLog,
  ErasedPeople,
  EventPublisher,
  EverythingOwned,
  FolderTrees,
  ItemIndex,
  KeyOwnership,
  MailboxAccess,
  MailboxConfigs,
  MailboxEpochs,
  MailboxJobs,
  MailboxStatus,
  MailChanges,
  MailContent,
  MailFolders,
  MailHints,
  OrganizationConfigs,
  PipelineLag,
  RecordDirectory,
  Simulations,
  SimulationSamples,
  SyncCursors,
  type IndexedItem,
  type JobRequest,
  type LoggedEvent,
  type MailboxConfig,
  type MailboxJob,
} from '@foldwatch/ports';
import { SystemClock } from '@foldwatch/platform';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { IngestModule } from '../src/ingest.module';
import { RunJobs } from '../src/jobs/run-jobs';
import { OwnedMailboxes } from '../src/mailbox/ownership/owned-mailboxes';
import { IngestSettings } from '../src/ingest-settings';
import { until } from './until';

const service = { emailAddress: 'service@example.org', password: 'a password' };

const hasty: Partial<IngestSettings> = {
  reconcileMs: 60_000,
  secondLookMs: 50,
  retryMs: 20,
  outageMs: 20,
  hintsDebounceMs: 5,
  drainMs: 300,
  stopMs: 500,
};

@Global()
@Module({})
class Bindings {}

interface RigOptions {
  readonly settings?: Partial<IngestSettings>;
  readonly ownership?: KeyOwnership;
}

interface NewRule {
  readonly existing?: 'track' | 'skip';
  readonly includeSubfolders?: boolean;
  readonly effectiveFrom?: string;
  readonly regarding?: RecordRef;
}

type ConfigChange = Partial<
  Pick<Mailbox, 'state' | 'automaticFrom' | 'ownerId'> & Pick<MailboxConfig, 'rules' | 'options'>
>;

/** Ingest as it runs in a process, between a sandbox Exchange and the embedded store and log. */
export class IngestRig {
  private app: INestMicroservice | undefined;
  private connection: EwsConnection | undefined;
  private jobs = 0;
  /** What rules and writer are behind by, as a spec has it. */
  pipelineLag = 0;

  private constructor(
    readonly sandbox: SandboxExchange,
    readonly adapters: EmbeddedAdapters,
    private readonly dataDir: string,
    private readonly options: RigOptions,
  ) {}

  static async open(options: RigOptions = {}): Promise<IngestRig> {
    const dataDir = await mkdtemp(join(tmpdir(), 'foldwatch-ingest-'));
    const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, streaming: { heartbeatMs: 1_000 } });
    sandbox.createMailbox({ ...service, displayName: 'Service', mayImpersonate: true });
    const rig = new IngestRig(sandbox, await openEmbedded({ dataDir }), dataDir, options);
    await rig.start();
    return rig;
  }

  async start(settings: Partial<IngestSettings> = {}): Promise<void> {
    const connection = new EwsConnection({
      ewsUrl: this.sandbox.ewsUrl,
      auth: { kind: 'basic', username: service.emailAddress, password: service.password },
      impersonation: true,
      heartbeatMs: 1_000,
      reconnect: { minMs: 20, maxMs: 100 },
    });
    this.connection = connection;
    const bound = new IngestSettings({ ...hasty, ...this.options.settings, ...settings });
    this.app = await NestFactory.createMicroservice(this.moduleWith(connection, bound), {
      strategy: this.adapters.openTransport(),
      logger: false,
      abortOnError: false,
    });
    await this.app.listen();
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.connection?.close();
    this.app = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.adapters.close();
    await this.sandbox.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Adds an enabled mailbox, which tracks by rules alone; its id is the local part of its address. */
  async addMailbox(
    emailAddress: string,
    state: Mailbox['state'] = 'enabled',
    options: MailboxOptions = { track: 'none' },
  ): Promise<string> {
    this.sandbox.createMailbox({ emailAddress, displayName: emailAddress, password: 'unused' });
    const id = emailAddress.split('@')[0] ?? emailAddress;
    const createdAt = new Date().toISOString();
    const mailbox: Mailbox = { id, emailAddress, kind: 'user', state, version: 1, createdAt };
    await this.adapters.mailboxConfigs.replace({ mailbox, options, rules: [] });
    await this.hint({ what: 'mailbox', mailboxId: id });
    return id;
  }

  /** Changes a mailbox's configuration as the gateway does, and says so. */
  async configure(mailboxId: string, change: ConfigChange) {
    const config = (await this.adapters.mailboxConfigs.findMany([mailboxId])).get(mailboxId);
    if (config === undefined) throw new Error(`no mailbox ${mailboxId}`);
    const { rules = config.rules, options = config.options, ...ofMailbox } = change;
    const mailbox = { ...config.mailbox, ...ofMailbox, version: config.mailbox.version + 1 };
    await this.adapters.mailboxConfigs.replace({ rules, options, mailbox });
    await this.hint({ what: 'mailbox', mailboxId });
  }

  /** A rule on a folder, which is made when it is missing; resolves when its folder was listed. */
  async track(mailboxId: string, path: string, given: NewRule = {}): Promise<FolderRule> {
    const config = (await this.adapters.mailboxConfigs.findMany([mailboxId])).get(mailboxId);
    const rules = config?.rules ?? [];
    const rule: FolderRule = {
      id: `rule-${mailboxId}-${(this.jobs += 1)}`,
      version: 1,
      folderId: this.sandbox.createFolder(this.addressOf(mailboxId), path).id,
      action: 'track',
      includeSubfolders: false,
      existing: 'track',
      effectiveFrom: new Date().toISOString(),
      paused: false,
      ...given,
    };
    await this.configure(mailboxId, { rules: [...rules.filter((one) => one.folderId !== rule.folderId), rule] });
    await until(async () => ['active', 'backfilling'].includes((await this.statusOf(mailboxId, rule.id))?.state ?? ''));
    return rule;
  }

  /** Enables a mailbox and asks for work on it; jobs are looked at before it is heard that anything changed. */
  async askUnheard(mailboxId: string, request: JobRequest): Promise<string> {
    const config = (await this.adapters.mailboxConfigs.findMany([mailboxId])).get(mailboxId);
    if (config === undefined) throw new Error(`no mailbox ${mailboxId}`);
    const mailbox: Mailbox = { ...config.mailbox, state: 'enabled', version: config.mailbox.version + 1 };
    await this.adapters.mailboxConfigs.replace({ ...config, mailbox });
    const id = `job-${(this.jobs += 1)}`;
    await this.adapters.mailboxJobs.add({ id, mailboxId, request, createdAt: new Date().toISOString() });
    await this.app?.get(RunJobs).execute([mailboxId]);
    return id;
  }

  isTaken(mailboxId: string): boolean {
    return this.app?.get(OwnedMailboxes).find(mailboxId) !== undefined;
  }

  async statusOf(mailboxId: string, ruleId: string): Promise<RuleStatus | undefined> {
    return (await this.adapters.mailboxStatus.findProgress(mailboxId)).get(ruleId)?.status;
  }

  addressOf(mailboxId: string): string {
    return `${mailboxId}@example.org`;
  }

  deliver(
    mailboxId: string,
    folder: string,
    name: string,
    options: { receivedAt?: Date; isDraft?: boolean } = {},
  ): Promise<string> {
    return this.sandbox.importMessage(this.addressOf(mailboxId), folder, letter(name), options);
  }

  async events(topic: string): Promise<readonly LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.adapters.eventLog.read(topic, after, 1_000);
      if (page.events.length === 0) return events;
      events.push(...page.events);
      after = page.next;
    }
  }

  async observations(): Promise<readonly MailObservedV1[]> {
    return (await this.events('mail.observed')).map(({ payload }) => payload as MailObservedV1);
  }

  /** What was said, in words: `present contoso in Inbox/A`, `left contoso elsewhere`. */
  async said(mailboxId: string): Promise<readonly string[]> {
    const folders = new Map(this.sandbox.folders(this.addressOf(mailboxId)).map(({ id, path }) => [id, path]));
    const names = new Map<string, string>();
    return (await this.observations())
      .filter((one) => one.mailboxId === mailboxId)
      .map(({ kind, itemKey, activityId, folderId, mail, whereabouts }) => {
        if (mail !== undefined) names.set(activityId, mail.subject).set(itemKey, mail.subject);
        const where = whereabouts ?? `in ${folders.get(folderId) ?? 'a folder that is gone'}`;
        return `${kind} ${names.get(activityId) ?? 'unknown'} ${where}`;
      });
  }

  async rows(mailboxId: string, folder: string): Promise<readonly IndexedItem[]> {
    const folderId = this.folderId(mailboxId, folder);
    return this.adapters.itemIndex.list(mailboxId, folderId, 100_000);
  }

  folderId(mailboxId: string, path: string): string {
    return this.sandbox.createFolder(this.addressOf(mailboxId), path).id;
  }

  async act(action: MailActionV1): Promise<void> {
    await this.publish(mailActions, action.mailboxId, action);
  }

  async startJob(mailboxId: string, request: JobRequest): Promise<string> {
    const id = `job-${(this.jobs += 1)}`;
    await this.adapters.mailboxJobs.add({ id, mailboxId, request, createdAt: new Date().toISOString() });
    await this.hint({ what: 'job', mailboxId, jobId: id });
    return id;
  }

  async runJob(mailboxId: string, request: JobRequest): Promise<MailboxJob> {
    const id = await this.startJob(mailboxId, request);
    let job: MailboxJob | undefined;
    await until(async () => (job = await this.adapters.mailboxJobs.find(id))?.result !== undefined);
    if (job === undefined) throw new Error('no job');
    return job;
  }

  hint(payload: {
    readonly what: 'mailbox' | 'organization' | 'job';
    readonly part?: 'records';
    readonly mailboxId?: string;
    readonly jobId?: string;
  }) {
    return this.publish(configChanges, payload.mailboxId ?? 'organization', payload);
  }

  private publish(
    { topic, type, version }: { topic: string; type: string; version: number },
    key: string,
    payload: object,
  ) {
    const time = new Date().toISOString();
    const id = crypto.randomUUID();
    return this.adapters.eventLog.publish([{ topic, key, id, type, version, time, correlationId: id, payload }]);
  }

  private moduleWith(connection: EwsConnection, settings: IngestSettings): DynamicModule {
    const { adapters } = this;
    const bound: readonly (readonly [abstract new () => object, object])[] = [
      [ActivityQueries, adapters.activityQueries],
      [ActivityStore, adapters.activityStore],
      [Clock, new SystemClock()],
      [ContentStore, adapters.contentStore],
      [DecisionLog, adapters.decisionLog],
      [ErasedPeople, adapters.erasedPeople],
      [EventPublisher, adapters.eventLog],
      [FolderTrees, adapters.folderTrees],
      [ItemIndex, adapters.itemIndex],
      [KeyOwnership, this.options.ownership ?? new EverythingOwned()],
      [MailboxAccess, connection.access],
      [MailboxConfigs, adapters.mailboxConfigs],
      [MailboxEpochs, adapters.mailboxEpochs],
      [MailboxJobs, adapters.mailboxJobs],
      [MailboxStatus, adapters.mailboxStatus],
      [MailChanges, connection.changes],
      [MailContent, connection.content],
      [MailFolders, connection.folders],
      [MailHints, connection.hints],
      [OrganizationConfigs, adapters.organizationConfigs],
      [PipelineLag, { read: async () => this.pipelineLag }],
      [RecordDirectory, adapters.recordDirectory],
      [Simulations, adapters.simulations],
      [SimulationSamples, adapters.simulationSamples],
      [SyncCursors, adapters.syncCursors],
    ];
    const providers = [
      ...bound.map(([provide, useValue]) => ({ provide, useValue })),
      { provide: IngestSettings, useValue: settings },
    ];
    return { module: Bindings, providers, exports: providers, imports: [IngestModule] };
  }
}

/** Waits until exactly this was said of a mailbox, in this order. */
export async function expectSaid(rig: IngestRig, mailboxId: string, expected: readonly string[]): Promise<void> {
  let said: readonly string[] = [];
  try {
    await until(async () => isSame((said = await rig.said(mailboxId)), expected));
  } catch (cause) {
    throw new Error(`instead of ${JSON.stringify(expected)} it said ${JSON.stringify(said)}`, { cause });
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A letter whose Message-ID and subject are its name. */
export function letter(name: string, body = `About ${name}.`): Buffer {
  const head = [
    'From: Ann Beebe <ann.beebe@contoso.com>',
    'To: Alex Darrow <alex@example.org>',
    `Subject: ${name}`,
    `Message-ID: <${name}@contoso.com>`,
    'Date: Mon, 02 Nov 2026 09:00:00 +0000',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from([...head, '', body, ''].join('\r\n'));
}
