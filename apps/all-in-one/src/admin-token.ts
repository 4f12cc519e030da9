import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface AdminToken {
  readonly value: string;
  /** Where it is kept, when it is not given by the environment. */
  readonly path?: string;
}

/** The token of the environment, else the one kept in the data directory, which is made at the first start and readable by its owner alone. */
export function adminToken(given: string | undefined, dataDir: string): AdminToken {
  if (given !== undefined) return { value: given };
  const path = join(dataDir, 'admin-token');
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return { value: readFileSync(path, 'utf8').trim(), path };
}
