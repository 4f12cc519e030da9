import { statfs } from 'node:fs/promises';
import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { identityProvider } from '@foldwatch/adapter-oidc';
import { gatewayLimits, publicHosts, webhookCaller } from '@foldwatch/feature-gateway';
import { comparisonTimes, IngestSettings, pollTimes } from '@foldwatch/feature-ingest';
import type { HealthCheck } from '@foldwatch/platform';
import type { DeliveryWatch } from '@foldwatch/platform-delivery';
import { isOtherExchange, type AllInOneConfig } from './all-in-one.config';
import type { ProcessSettings } from './process-settings.module';

const dataProblem = async (embedded: EmbeddedAdapters): Promise<string | undefined> => {
  try {
    await embedded.organizationConfigs.find();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'The store cannot be read.';
  }
};

/** Below this not even what was read last can be kept. */
const leastFreeBytes = 1_048_576;

/** Below this somebody should make room before it is too late. */
const fewFreeBytes = 268_435_456;

const freeBytesIn = async (dataDir: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dataDir);
  return bavail * bsize;
};

const diskWarning = async (dataDir: string): Promise<string | undefined> =>
  (await freeBytesIn(dataDir)) < fewFreeBytes ? 'The disk with the data directory is nearly full.' : undefined;

const diskProblem = async (dataDir: string): Promise<string | undefined> =>
  (await freeBytesIn(dataDir)) < leastFreeBytes
    ? 'The disk with the data directory is full; reading pauses until there is room, and nothing is lost.'
    : undefined;

interface SettingsSources {
  readonly embedded: EmbeddedAdapters;
  readonly watch: DeliveryWatch;
  readonly ingestProblem: HealthCheck['problem'];
}

/** What the environment means for the features. */
export function processSettings(
  config: AllInOneConfig,
  adminToken: string,
  { embedded, watch, ingestProblem }: SettingsSources,
): ProcessSettings {
  const identity = identityProvider(config.identity);
  return {
    gateway: {
      adminToken,
      publicHosts: publicHosts(config.gateway),
      limits: gatewayLimits(config.gateway),
      secureCookies: false,
      trustedProxies: config.gateway.FOLDWATCH_TRUSTED_PROXIES,
      ...(identity !== undefined && { identity }),
      hasSandbox: config.embedded.FOLDWATCH_SANDBOX === 'on',
      eventSource: 'foldwatch',
    },
    ingest: new IngestSettings({
      poll: pollTimes(config.ingest),
      completeness: comparisonTimes(config.ingest),
    }),
    webhookCaller: webhookCaller(config.gateway, !isOtherExchange(config)),
    health: {
      checks: [
        { name: 'store', problem: () => dataProblem(embedded) },
        { name: 'disk', problem: () => diskProblem(config.embedded.FOLDWATCH_DATA_DIR) },
        { name: 'delivery', problem: () => watch.problem() },
        { name: 'ingest', problem: ingestProblem },
      ],
      warnings: [{ name: 'disk-low', problem: () => diskWarning(config.embedded.FOLDWATCH_DATA_DIR) }],
    },
  };
}
