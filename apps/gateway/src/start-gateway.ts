import { identityProvider } from '@foldwatch/adapter-oidc';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DistributedPortsModule, openDistributed, type Distributed } from '@foldwatch/assembly-distributed';
import { alertRaised, deadLetters } from '@foldwatch/contracts';
import {
  configureGateway,
  gatewayAppOptions,
  GatewayModule,
  GatewayOptions,
  ProcessHealth,
  gatewayLimits,
  publicHosts,
  webhookCaller,
} from '@foldwatch/feature-gateway';
import { JsonLogs, webApplication, type HealthCheck, type OpenThings } from '@foldwatch/platform';
import { WebhookCaller } from '@foldwatch/ports';
import { consumeBeside } from '@foldwatch/platform-delivery';
import type { GatewayAppConfig } from './gateway.config';

const service = 'gateway';
const webDirectory = join(__dirname, '..', '..', '..', 'web');
const groups = { gateway: [deadLetters.topic, alertRaised.topic] };

@Global()
@Module({})
class GatewayApp {}

/** The HTTP API; any number of these may stand behind one address. */
export async function startGateway(config: GatewayAppConfig, open: OpenThings): Promise<{ readonly address: string }> {
  const { FOLDWATCH_HOST: host, FOLDWATCH_LOG_LEVEL: level } = config.process;
  const distributed = await openDistributed(config, { service, groups }, open);
  const transport = distributed.log.openTransport();
  const checks = [...distributed.checks, transport.check];
  const app = await NestFactory.create<NestExpressApplication>(moduleOf(config, distributed, checks), {
    ...gatewayAppOptions,
    logger: new JsonLogs({ level, service }),
    abortOnError: false,
  });
  open.add(app, (running) => running.close());
  consumeBeside(app, transport);
  configureGateway(app);
  app.use(webApplication(webDirectory));
  await app.init();
  await app.startAllMicroservices();
  await app.listen(config.gateway.FOLDWATCH_PORT, host);
  return { address: await app.getUrl() };
}

function moduleOf({ gateway, identity }: GatewayAppConfig, distributed: Distributed, checks: readonly HealthCheck[]) {
  const provider = identityProvider(identity);
  const options: GatewayOptions = {
    adminToken: gateway.FOLDWATCH_ADMIN_TOKEN ?? '',
    publicHosts: publicHosts(gateway),
    limits: gatewayLimits(gateway),
    secureCookies: false,
    trustedProxies: gateway.FOLDWATCH_TRUSTED_PROXIES,
    ...(provider !== undefined && { identity: provider }),
    eventSource: 'foldwatch',
  };
  return {
    module: GatewayApp,
    imports: [DistributedPortsModule.bind(distributed), GatewayModule],
    providers: [
      { provide: GatewayOptions, useValue: options },
      { provide: ProcessHealth, useValue: { checks } },
      { provide: WebhookCaller, useValue: webhookCaller(gateway) },
    ],
    exports: [GatewayOptions, ProcessHealth, WebhookCaller],
  };
}
