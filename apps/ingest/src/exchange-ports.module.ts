import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { EwsConnection } from '@foldwatch/adapter-ews';
import { IngestSettings } from '@foldwatch/feature-ingest';
import { MailboxAccess, MailChanges, MailContent, MailFolders, MailHints } from '@foldwatch/ports';

/** Binds the mail ports to Exchange, and how they are used to what the environment says. */
@Global()
@Module({})
export class ExchangePortsModule {
  static bind(exchange: EwsConnection, settings: IngestSettings): DynamicModule {
    const providers = [
      { provide: MailFolders, useValue: exchange.folders },
      { provide: MailChanges, useValue: exchange.changes },
      { provide: MailContent, useValue: exchange.content },
      { provide: MailHints, useValue: exchange.hints },
      { provide: MailboxAccess, useValue: exchange.access },
      { provide: IngestSettings, useValue: settings },
    ];
    return { module: ExchangePortsModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
