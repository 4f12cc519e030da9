import { Module } from '@nestjs/common';
import { accessPart } from './access/access.part';
import { activitiesPart } from './activities/activities.part';
import { administratorsPart } from './administrators/administrators.part';
import { alertsPart } from './alerts/alerts.part';
import { apiKeysPart } from './api-keys/api-keys.part';
import { approvalsPart } from './approvals/approvals.part';
import { auditPart } from './audit/audit.part';
import { completenessPart } from './completeness/completeness.part';
import { contractsPart } from './contracts/contracts.part';
import { conversationsPart } from './conversations/conversations.part';
import { deadLettersPart } from './dead-letters/dead-letters.part';
import { decisionsPart } from './decisions/decisions.part';
import { draftsPart } from './drafts/drafts.part';
import { erasuresPart } from './erasures/erasures.part';
import { eventsPart } from './events/events.part';
import { exclusionsPart } from './exclusions/exclusions.part';
import { folderRulesPart } from './folder-rules/folder-rules.part';
import { httpPart } from './http/http.part';
import { importsPart } from './imports/imports.part';
import { jobsPart } from './jobs/jobs.part';
import { looksPart } from './looks/looks.part';
import { livePart } from './live/live.part';
import { limitsPart } from './limits/limits.part';
import { mailboxTestsPart } from './mailbox-tests/mailbox-tests.part';
import { mailboxesPart } from './mailboxes/mailboxes.part';
import { movesPart } from './moves/moves.part';
import { operationPart } from './operation/operation.part';
import { organizationPart } from './organization/organization.part';
import { overviewPart } from './overview/overview.part';
import { peoplePart } from './people/people.part';
import { reasonsPart } from './reasons/reasons.part';
import { recordsPart } from './records/records.part';
import { rightsPart } from './rights/rights.part';
import { signInPart } from './sign-in/sign-in.part';
import { simulationsPart } from './simulations/simulations.part';
import { teamsPart } from './teams/teams.part';
import { trackingTokensPart } from './tracking-tokens/tracking-tokens.part';
import { unknownSendersPart } from './unknown-senders/unknown-senders.part';
import { usersPart } from './users/users.part';
import { versionsPart } from './versions/versions.part';
import { webhooksPart } from './webhooks/webhooks.part';
import { whyPart } from './why/why.part';
import { SessionLinks } from './access/session-links';

const parts = [
  mailboxesPart,
  mailboxTestsPart,
  completenessPart,
  folderRulesPart,
  exclusionsPart,
  conversationsPart,
  trackingTokensPart,
  recordsPart,
  importsPart,
  peoplePart,
  rightsPart,
  unknownSendersPart,
  activitiesPart,
  decisionsPart,
  movesPart,
  whyPart,
  reasonsPart,
  eventsPart,
  contractsPart,
  livePart,
  deadLettersPart,
  jobsPart,
  erasuresPart,
  alertsPart,
  webhooksPart,
  organizationPart,
  teamsPart,
  draftsPart,
  versionsPart,
  simulationsPart,
  approvalsPart,
  accessPart,
  signInPart,
  usersPart,
  administratorsPart,
  apiKeysPart,
  auditPart,
  looksPart,
  operationPart,
  overviewPart,
  httpPart,
  limitsPart,
];

/**
 * Wiring only. The app that imports this module binds the stores' ports, `EventPublisher`, `EventLogReader`, `Clock`,
 * `GatewayOptions` and `ProcessHealth`, creates the Nest application without Nest's body parser, calls `configureGateway`, and
 * connects the transport of the event log: the gateway consumes dead letters and mailbox events, in the group `gateway`.
 */
@Module({
  controllers: parts.flatMap(({ controllers }) => [...controllers]),
  providers: parts.flatMap(({ providers }) => [...providers]),
  exports: [SessionLinks],
})
export class GatewayModule {}
