import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { EwsConnection, exchangeOptions, type EwsOptions } from '@foldwatch/adapter-ews';
import { OwnedMailboxes } from '@foldwatch/feature-ingest';
import { configureGateway, gatewayAppOptions, SessionLinks } from '@foldwatch/feature-gateway';
import { JsonLogs, webApplication, type HealthCheck, type OpenThings } from '@foldwatch/platform';
import { consumeBeside, DeliveryWatch } from '@foldwatch/platform-delivery';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { adminToken, type AdminToken } from './admin-token';
import { isOtherExchange, type AllInOneConfig } from './all-in-one.config';
import { AllInOneModule } from './all-in-one.module';
import { guardSandbox } from './guard-sandbox';
import { keepHouse } from './keep-house';
import { processSettings } from './process-settings';
import { seedRecords } from './seed-records';

/** How long calls to Exchange may still run when the process is told to stop. */
const graceMs = 3_000;
const webDirectory = join(__dirname, '..', '..', '..', 'web');

export interface RunningProduct {
  /** Where people and scripts reach it. */
  readonly address: string;
  /** Signs one browser in. */
  readonly signInLink: string;
  readonly token: AdminToken;
  readonly sandboxUrl: string | undefined;
}

/** Starts every feature in this process over one data directory. */
export async function startProduct(config: AllInOneConfig, open: OpenThings): Promise<RunningProduct> {
  const dataDir = config.embedded.FOLDWATCH_DATA_DIR;
  const host = config.process.FOLDWATCH_HOST;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const watch = new DeliveryWatch();
  const embedded = open.add(await openEmbedded({ dataDir, transport: { report: watch.note } }), (adapters) =>
    adapters.close(),
  );
  const token = adminToken(config.gateway.FOLDWATCH_ADMIN_TOKEN, dataDir);
  const sandbox = config.embedded.FOLDWATCH_SANDBOX === 'on' ? await openSandbox(config, embedded, open) : undefined;
  const exchange = open.add(connect(config, sandbox), (connection) => connection.close());
  const app = open.add(await createApp(config, { embedded, exchange, token, watch }), (nest) =>
    closeWithin(graceMs, nest, exchange),
  );
  if (sandbox !== undefined) guardSandbox(app, sandbox);
  app.use(webApplication(webDirectory));
  await app.init();
  await app.startAllMicroservices();
  await app.listen(config.gateway.FOLDWATCH_PORT, host);
  open.add(keepHouse(embedded), (stop) => stop());
  const address = addressOf(app, host);
  return {
    address,
    signInLink: `${address}${(await app.get(SessionLinks).create()).path}`,
    token,
    sandboxUrl: sandbox?.ewsUrl,
  };
}

/** Lets running work finish; a call to a server that does not answer is cut off after the grace, and nothing is lost by it. */
async function closeWithin(ms: number, app: NestExpressApplication, exchange: EwsConnection): Promise<void> {
  const hurry = setTimeout(() => void exchange.close(), ms);
  try {
    await app.close();
  } finally {
    clearTimeout(hurry);
  }
}

async function openSandbox(
  { embedded: { FOLDWATCH_DATA_DIR: dataDir, FOLDWATCH_SANDBOX_PORT: port } }: AllInOneConfig,
  embedded: EmbeddedAdapters,
  open: OpenThings,
): Promise<SandboxExchange> {
  const sandbox = await SandboxExchange.open({ dataDir, port, seedCast: true });
  await seedRecords(embedded.recordDirectory, new Date());
  return open.add(sandbox, (opened) => opened.close());
}

function connect(config: AllInOneConfig, sandbox: SandboxExchange | undefined): EwsConnection {
  const isSandbox = sandbox !== undefined && !isOtherExchange(config);
  return new EwsConnection(isSandbox ? sandboxOptions(sandbox.ewsUrl) : exchangeOptions(config.exchange));
}

/** The sandbox knows a service account that may impersonate its whole cast. */
const sandboxOptions = (ewsUrl: string): EwsOptions => ({
  ewsUrl,
  auth: { kind: 'basic', username: 'svc-foldwatch@contoso.example', password: 'svc-foldwatch' },
  impersonation: true,
});

async function createApp(
  config: AllInOneConfig,
  parts: {
    readonly embedded: EmbeddedAdapters;
    readonly exchange: EwsConnection;
    readonly token: AdminToken;
    readonly watch: DeliveryWatch;
  },
): Promise<NestExpressApplication> {
  const { embedded, exchange, token, watch } = parts;
  let ingest: HealthCheck | undefined;
  const ingestProblem: HealthCheck['problem'] = () => ingest?.problem();
  const settings = processSettings(config, token.value, { embedded, watch, ingestProblem });
  const module = AllInOneModule.over(embedded, exchange, settings);
  const logger = new JsonLogs({ level: config.process.FOLDWATCH_LOG_LEVEL, service: 'all-in-one' });
  const app = await NestFactory.create<NestExpressApplication>(module, {
    ...gatewayAppOptions,
    logger,
    abortOnError: false,
  });
  ingest = app.get(OwnedMailboxes).check;
  const strategy = embedded.openTransport();
  watch.measure(() => strategy.lag());
  consumeBeside(app, strategy);
  configureGateway(app);
  return app;
}

function addressOf(app: NestExpressApplication, host: string): string {
  const bound: AddressInfo | string | null = app.getHttpServer().address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
