import { Module, type DynamicModule } from '@nestjs/common';
import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import type { EwsConnection } from '@foldwatch/adapter-ews';
import { GatewayModule } from '@foldwatch/feature-gateway';
import { IngestModule } from '@foldwatch/feature-ingest';
import { RulesModule } from '@foldwatch/feature-rules';
import { WriterModule } from '@foldwatch/feature-writer';
import { EmbeddedPortsModule } from './embedded-ports.module';
import { ProcessSettingsModule, type ProcessSettings } from './process-settings.module';

/** Every feature in one process, over one data directory. */
@Module({})
export class AllInOneModule {
  static over(embedded: EmbeddedAdapters, exchange: EwsConnection, settings: ProcessSettings): DynamicModule {
    return {
      module: AllInOneModule,
      imports: [
        EmbeddedPortsModule.bind(embedded, exchange),
        ProcessSettingsModule.with(settings),
        IngestModule,
        RulesModule,
        WriterModule,
        GatewayModule,
      ],
    };
  }
}
