import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in the nearest package.json above, which is the product's. */
export function releaseAbove(directory: string): string {
  const path = join(directory, 'package.json');
  if (!existsSync(path)) return dirname(directory) === directory ? 'unknown' : releaseAbove(dirname(directory));
  const { version }: { readonly version?: unknown } = JSON.parse(readFileSync(path, 'utf8'));
  return typeof version === 'string' ? version : 'unknown';
}
