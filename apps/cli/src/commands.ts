import type { Command, CommandGroup } from './command';
import { alertCommands } from './commands/alerts';
import { approvalCommands } from './commands/approvals';
import { auditCommand } from './commands/audit';
import { backfillCommands } from './commands/backfill';
import { backupCommand } from './commands/backup';
import { completenessCommands } from './commands/completeness';
import { deadLetterCommands } from './commands/dead-letters';
import { draftCommands } from './commands/drafts';
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
import { rollBackCommand, versionCommands } from './commands/versions';
import { whyCommand } from './commands/why';

/** In the order of the help: what is asked of a running product first, then what is done to an installation. */
export const commands: readonly (Command | CommandGroup)[] = [
  statusCommand,
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
  whyCommand,
  completenessCommands,
  recordCommands,
  alertCommands,
  deadLetterCommands,
  jobCommands,
  userCommands,
  signInLinkCommand,
  administratorCommands,
  apiKeyCommands,
  readProfileCommands,
  auditCommand,
  backupCommand,
  restoreCommand,
  topicsCommand,
  migrateCommand,
  moveUpCommand,
];
