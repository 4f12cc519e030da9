import type { Command, CommandGroup } from './command';
import { activityCommands } from './commands/activities';
import { alertCommands } from './commands/alerts';
import { approvalCommands } from './commands/approvals';
import { auditCommand } from './commands/audit';
import { backfillCommands } from './commands/backfill';
import { backupCommand } from './commands/backup';
import { completenessCommands } from './commands/completeness';
import { deadLetterCommands } from './commands/dead-letters';
import { decisionCommands } from './commands/decisions';
import { draftCommands } from './commands/drafts';
import { erasureCommands } from './commands/erasures';
import { eventCommands } from './commands/events';
import { liveCommand } from './commands/events/live';
import { republishCommand } from './commands/events/republish';
import { exclusionCommands } from './commands/exclusions';
import { foldersCommand } from './commands/folders';
import { jobCommands } from './commands/jobs';
import { mailboxCommands } from './commands/mailboxes';
import { migrateCommand } from './commands/migrate';
import { moveUpCommand } from './commands/move-up';
import { optionCommands } from './commands/options';
import { administratorCommands } from './commands/people/administrators';
import { apiKeyCommands } from './commands/people/api-keys';
import { readProfileCommands } from './commands/people/read-profiles';
import { signInLinkCommand } from './commands/people/sign-in-link';
import { userCommands } from './commands/people/users';
import { recordCommands } from './commands/records';
import { restoreCommand } from './commands/restore';
import { ruleCommands } from './commands/rules';
import { simulateCommand } from './commands/simulate';
import { statusCommand } from './commands/status';
import { teamCommands } from './commands/teams';
import { topicsCommand } from './commands/topics';
import { unknownSenderCommands } from './commands/unknown-senders';
import { rollBackCommand, versionCommands } from './commands/versions';
import { webhookCommands } from './commands/webhooks';
import { whyCommand } from './commands/why';

/** In the order of the help: what is asked of a running product first, then what is done to an installation. */
export const commands: readonly (Command | CommandGroup)[] = [
  statusCommand,
  liveCommand,
  mailboxCommands,
  foldersCommand,
  ruleCommands,
  backfillCommands,
  optionCommands,
  teamCommands,
  exclusionCommands,
  draftCommands,
  simulateCommand,
  versionCommands,
  rollBackCommand,
  approvalCommands,
  activityCommands,
  decisionCommands,
  whyCommand,
  completenessCommands,
  recordCommands,
  unknownSenderCommands,
  alertCommands,
  webhookCommands,
  deadLetterCommands,
  jobCommands,
  eventCommands,
  republishCommand,
  userCommands,
  signInLinkCommand,
  administratorCommands,
  apiKeyCommands,
  readProfileCommands,
  auditCommand,
  erasureCommands,
  backupCommand,
  restoreCommand,
  topicsCommand,
  migrateCommand,
  moveUpCommand,
];
