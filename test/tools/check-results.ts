import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './require-tool';

/** What a client in another language found out: one JSON line each. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const isCheckResult = (value: unknown): value is CheckResult =>
  typeof value === 'object' && value !== null && 'name' in value && 'ok' in value && 'detail' in value;

export function toCheckResults(output: string): ReadonlyMap<string, CheckResult> {
  const results = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line))
    .filter(isCheckResult);
  return new Map(results.map((result) => [result.name, result]));
}

/** The names of the checks in a source file, known before it runs, so that each is a test of its own. */
export function checkNames(file: string): readonly string[] {
  const source = readFileSync(join(projectRoot, 'test/clients', file), 'utf8');
  return [...source.matchAll(/^ *@?check\("(.+)"(?:\)$|, \(\) -> \{$)/gm)].map(([, name = '']) => name);
}
