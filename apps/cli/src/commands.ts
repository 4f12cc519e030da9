import type { Command } from './command';
import { backupCommand } from './commands/backup';
import { restoreCommand } from './commands/restore';

export const commands: readonly Command[] = [backupCommand, restoreCommand];
