import type { Command, CommandGroup } from './command';
import { backupCommand } from './commands/backup';
import { migrateCommand } from './commands/migrate';
import { moveUpCommand } from './commands/move-up';
import { restoreCommand } from './commands/restore';
import { topicsCommand } from './commands/topics';

export const commands: readonly (Command | CommandGroup)[] = [
  backupCommand,
  restoreCommand,
  topicsCommand,
  migrateCommand,
  moveUpCommand,
];
