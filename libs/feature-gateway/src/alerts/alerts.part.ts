import type { GatewayPart } from '../http/gateway-part';
import { AcknowledgeAlert } from './acknowledge-alert';
import { AlertsController } from './alerts.controller';
import { InstallationAlertFacts } from './installation-alert-facts';
import { KeepAlerts } from './keep-alerts';
import { ListAlerts } from './list-alerts';
import { MailboxAlertFacts } from './mailbox-alert-facts';
import { MailboxEventsConsumer } from './mailbox-events.consumer';
import { TellAlerts } from './tell-alerts';
import { AlertSteps, WatchAlerts } from './watch-alerts';

export const alertsPart: GatewayPart = {
  controllers: [AlertsController, MailboxEventsConsumer],
  providers: [
    AcknowledgeAlert,
    AlertSteps,
    InstallationAlertFacts,
    KeepAlerts,
    ListAlerts,
    MailboxAlertFacts,
    TellAlerts,
    WatchAlerts,
  ],
};
