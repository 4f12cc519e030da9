import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { SystemClock } from '@foldwatch/platform';
import {
  ActivityStore,
  Clock,
  DecisionLog,
  EventPublisher,
  EverythingOwned,
  FolderTrees,
  KeyOwnership,
  MailboxConfigs,
  MailboxJobs,
  OrganizationConfigs,
  RecordDirectory,
} from '@foldwatch/ports';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { WriterSettings } from '../src';

/** Binds every port to the embedded adapters, as an app does. */
@Global()
@Module({})
export class Bindings {
  static over(
    adapters: EmbeddedAdapters,
    publisher: EventPublisher,
    imports: readonly (new () => object)[],
  ): DynamicModule {
    const settings = new WriterSettings({ relinkPage: 2, relinkPollMs: 2, relinkSettleMs: 20, republishAgainMs: 20 });
    const providers = [
      { provide: ActivityStore, useValue: adapters.activityStore },
      { provide: RecordDirectory, useValue: adapters.recordDirectory },
      { provide: MailboxConfigs, useValue: adapters.mailboxConfigs },
      { provide: OrganizationConfigs, useValue: adapters.organizationConfigs },
      { provide: FolderTrees, useValue: adapters.folderTrees },
      { provide: MailboxJobs, useValue: adapters.mailboxJobs },
      { provide: DecisionLog, useValue: adapters.decisionLog },
      { provide: EventPublisher, useValue: publisher },
      { provide: KeyOwnership, useValue: new EverythingOwned() },
      { provide: Clock, useValue: new SystemClock() },
      { provide: WriterSettings, useValue: settings },
    ];
    return { module: Bindings, imports: [...imports], providers, exports: providers.map(({ provide }) => provide) };
  }
}
