import { DatabaseSync } from 'node:sqlite';

/**
 * Places in the log that readers remember from after the backup must not be given again: whoever reads on behind such a
 * place would miss what is told now. So every partition goes on at the clock's milliseconds, which no partition reaches by
 * itself (a thousand events a second, without pause), and which a later restore surpasses.
 */
export function leapOffsets(path: string, now: Date): void {
  const connection = new DatabaseSync(path);
  try {
    connection.prepare('UPDATE lanes SET next = max(next, ?)').run(now.getTime());
  } finally {
    connection.close();
  }
}
