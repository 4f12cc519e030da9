import type { Server } from 'node:http';
import { Global, Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import request, { type Test } from 'supertest';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import {
  ActivityQueries,
  AlertNews,
  AlertQueries,
  Alerts,
  Administrators,
  ApiKeys,
  Approvals,
  AuditLog,
  Clock,
  ContentStore,
  DeadLetters,
  DecisionLog,
  ErasedPeople,
  Drafts,
  OpenSessions,
  SignInFailures,
  SignInLinks,
  Users,
  EventLogReader,
  EventPublisher,
  EverythingOwned,
  FolderTrees,
  KeyOwnership,
  MailboxConfigs,
  MailboxJobs,
  MailboxStatus,
  OrganizationConfigs,
  ParkedEvents,
  PipelineLag,
  RecordChanges,
  RecordClaims,
  RecordDirectory,
  TrackingTokens,
  UnknownSenders,
  WebhookCaller,
  WebhookDeliveries,
  Webhooks,
  VersionHistory,
  SimulationParts,
  Simulations,
  SimulationSamples,
} from '@foldwatch/ports';
import { HttpWebhookCaller, SystemClock, type HealthCheck } from '@foldwatch/platform';
import { configureGateway, gatewayAppOptions } from '../src/configure-gateway';
import { GatewayOptions } from '../src/access/gateway-options';
import { GatewayModule } from '../src/gateway.module';
import { ProcessHealth } from '../src/operation/process-health';

export const adminToken = 'token-of-the-spec-0123456789';

export interface OpenGateway {
  readonly app: INestApplication<Server>;
  readonly stores: EmbeddedAdapters;
  /** Health checks that the spec may change. */
  readonly checks: HealthCheck[];
  readonly warnings: HealthCheck[];
  /** A request as the administrator. */
  readonly as: (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string) => Test;
  readonly close: () => Promise<void>;
}

/** What a spec has of its own. */
interface Replaced {
  readonly clock?: Clock;
  /** Those of a gateway beside it, or before it. */
  readonly stores?: EmbeddedAdapters;
}

/** A gateway over embedded stores in memory; what ingest and writer would do the spec does through the same ports. */
export async function openGateway(given: Partial<GatewayOptions> & Replaced = {}): Promise<OpenGateway> {
  const { clock = new SystemClock(), stores: shared, ...options } = given;
  const stores = shared ?? (await openEmbedded());
  const checks: HealthCheck[] = [];
  const warnings: HealthCheck[] = [];
  const app = await NestFactory.create<INestApplication<Server>>(
    bind(stores, { health: { checks, warnings }, clock }, options),
    {
      ...gatewayAppOptions,
      logger: false,
      abortOnError: false,
    },
  );
  configureGateway(app);
  app.connectMicroservice({ strategy: stores.openTransport() }, { deferInitialization: true });
  await app.init();
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return {
    app,
    stores,
    checks,
    warnings,
    as: (method, path) => request(app.getHttpServer())[method](path).set('authorization', `Bearer ${adminToken}`),
    close: async () => {
      await app.close();
      if (shared === undefined) await stores.close();
    },
  };
}

function bind(
  stores: EmbeddedAdapters,
  { health, clock }: { readonly health: ProcessHealth; readonly clock: Clock },
  options: Partial<GatewayOptions>,
): DynamicModule {
  const settings: GatewayOptions = {
    adminToken,
    publicHosts: ['mail.contoso.example:4000'],
    secureCookies: false,
    eventSource: '/foldwatch/spec',
    watchMs: 20,
    ...options,
  };
  const providers = [
    { provide: Clock, useValue: clock },
    { provide: EventPublisher, useValue: stores.eventLog },
    { provide: EventLogReader, useValue: stores.eventLog },
    { provide: ErasedPeople, useValue: stores.erasedPeople },
    { provide: ActivityQueries, useValue: stores.activityQueries },
    { provide: TrackingTokens, useValue: stores.trackingTokens },
    { provide: RecordDirectory, useValue: stores.recordDirectory },
    { provide: RecordChanges, useValue: stores.recordChanges },
    { provide: RecordClaims, useValue: stores.recordClaims },
    { provide: UnknownSenders, useValue: stores.unknownSenders },
    { provide: DecisionLog, useValue: stores.decisionLog },
    { provide: DeadLetters, useValue: stores.deadLetters },
    { provide: Alerts, useValue: stores.alerts },
    { provide: AlertNews, useValue: stores.alertNews },
    { provide: AlertQueries, useValue: stores.alertQueries },
    { provide: Webhooks, useValue: stores.webhooks },
    { provide: WebhookDeliveries, useValue: stores.webhookDeliveries },
    { provide: WebhookCaller, useValue: new HttpWebhookCaller({ loopback: true, internal: false }, 2_000) },
    { provide: KeyOwnership, useClass: EverythingOwned },
    { provide: PipelineLag, useValue: stores.pipelineLag },
    { provide: ParkedEvents, useValue: stores.parkedEvents },
    { provide: ContentStore, useValue: stores.contentStore },
    { provide: Approvals, useValue: stores.approvals },
    { provide: Administrators, useValue: stores.administrators },
    { provide: ApiKeys, useValue: stores.apiKeys },
    { provide: AuditLog, useValue: stores.auditLog },
    { provide: VersionHistory, useValue: stores.versionHistory },
    { provide: Drafts, useValue: stores.drafts },
    { provide: Users, useValue: stores.users },
    { provide: OpenSessions, useValue: stores.openSessions },
    { provide: SignInFailures, useValue: stores.signInFailures },
    { provide: SignInLinks, useValue: stores.signInLinks },
    { provide: MailboxConfigs, useValue: stores.mailboxConfigs },
    { provide: OrganizationConfigs, useValue: stores.organizationConfigs },
    { provide: MailboxJobs, useValue: stores.mailboxJobs },
    { provide: MailboxStatus, useValue: stores.mailboxStatus },
    { provide: FolderTrees, useValue: stores.folderTrees },
    { provide: Simulations, useValue: stores.simulations },
    { provide: SimulationParts, useValue: stores.simulationParts },
    { provide: SimulationSamples, useValue: stores.simulationSamples },
    { provide: GatewayOptions, useValue: settings },
    { provide: ProcessHealth, useValue: health },
  ];
  const adapters = { module: Adapters, global: true, providers, exports: providers.map(({ provide }) => provide) };
  return { module: Adapted, imports: [adapters, GatewayModule] };
}

@Global()
@Module({})
class Adapters {}

@Module({})
class Adapted {}
