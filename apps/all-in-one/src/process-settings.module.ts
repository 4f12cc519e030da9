import { Global, Module, type DynamicModule } from '@nestjs/common';
import { GatewayOptions, ProcessHealth } from '@foldwatch/feature-gateway';
import { IngestSettings } from '@foldwatch/feature-ingest';
import { WriterSettings } from '@foldwatch/feature-writer';

export interface ProcessSettings {
  readonly gateway: GatewayOptions;
  readonly ingest: IngestSettings;
  readonly health: ProcessHealth;
}

/** What the environment decided, for the features that ask. */
@Global()
@Module({})
export class ProcessSettingsModule {
  static with({ gateway, ingest, health }: ProcessSettings): DynamicModule {
    const providers = [
      { provide: GatewayOptions, useValue: gateway },
      { provide: IngestSettings, useValue: ingest },
      { provide: WriterSettings, useValue: new WriterSettings() },
      { provide: ProcessHealth, useValue: health },
    ];
    return { module: ProcessSettingsModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
