import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './require-tool';

/** The names of all failpoints in the sources. */
export function failpointsInSources(): readonly string[] {
  const libs = join(projectRoot, 'libs');
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('spec.ts'),
  );
  const found = files.flatMap((file) => [
    ...readFileSync(join(libs, file), 'utf8').matchAll(/\bfailpoint\('([^']+)'\)/g),
  ]);
  return [...new Set(found.map(([, name = '']) => name))];
}
