import { Global, Module, type DynamicModule } from '@nestjs/common';
import { GatewayOptions, ProcessHealth } from '@foldwatch/feature-gateway';
import { IngestSettings } from '@foldwatch/feature-ingest';
import { WriterSettings } from '@foldwatch/feature-writer';
import { WebhookCaller } from '@foldwatch/ports';

export interface ProcessSettings {
  readonly gateway: GatewayOptions;
  readonly ingest: IngestSettings;
  readonly health: ProcessHealth;
  readonly webhookCaller: WebhookCaller;
}

/** What the environment decided, for the features that ask. */
@Global()
@Module({})
export class ProcessSettingsModule {
  static with({ gateway, ingest, health, webhookCaller }: ProcessSettings): DynamicModule {
    const providers = [
      { provide: GatewayOptions, useValue: gateway },
      { provide: IngestSettings, useValue: ingest },
      { provide: WriterSettings, useValue: new WriterSettings() },
      { provide: ProcessHealth, useValue: health },
      { provide: WebhookCaller, useValue: webhookCaller },
    ];
    return { module: ProcessSettingsModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
