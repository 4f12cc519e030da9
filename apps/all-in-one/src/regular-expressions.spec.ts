import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';

const root = join(__dirname, '..', '..', '..');
const sources = globSync('{apps,libs}/*/src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('spec.ts'));

/** Where expressions are put together, and why no text that somebody sends can make them slow. */
const knownParts: Readonly<Record<string, string>> = {
  'libs/adapter-mongo/src/activities/mongo-activity-queries.ts': 'an anchor and letters and digits',
  'libs/adapter-mongo/src/activities/decision-row.ts': 'an anchor and letters and digits',
  'libs/adapter-mongo/src/records/mongo-record-directory.ts': 'an anchor and letters and digits',
  'libs/feature-gateway/src/http/portable-pattern.ts': 'a property of Unicode that a pattern of ours names',
  'libs/feature-gateway/src/http/route-table.ts': 'an address of our own, with [^/]+ between slashes',
  'libs/sandbox-exchange/src/control/route.ts': 'an address of our own, with ([^/]+) between slashes',
};

interface Found {
  readonly literals: ReadonlySet<string>;
  readonly putTogether: ReadonlySet<string>;
}

function expressionsIn(paths: readonly string[]): Found {
  const [literals, putTogether] = [new Set<string>(), new Set<string>()];
  for (const path of paths) {
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) literals.add(node.text);
      if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') putTogether.add(path);
      ts.forEachChild(node, walk);
    };
    walk(ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return { literals, putTogether };
}

/** By steps and never by time, of which a busy machine takes as much for what is harmless. */
const bySteps = {
  timeout: null,
  attackTimeout: null,
  attackLimit: 100_000_000,
  incubationTimeout: null,
  seedingTimeout: null,
} as const;

/** What a checker that tries to prove it says of how an expression's time grows with the text. */
async function verdictOn(literal: string): Promise<string> {
  const end = literal.lastIndexOf('/');
  const found = await check(literal.slice(1, end), literal.slice(end + 1), bySteps);
  return found.status === 'vulnerable' ? `vulnerable: ${found.complexity.summary}` : found.status;
}

describe('the regular expressions of the product', () => {
  const { literals, putTogether } = expressionsIn(sources);

  beforeAll(() => {
    // Else the checker looks for a program or a virtual machine to run in.
    process.env['RECHECK_BACKEND'] = 'worker';
  });

  it.each([...literals])('take no longer than the text is long: %s', async (literal) => {
    expect(await verdictOn(literal)).toBe('safe');
  });

  it('are put together only where it is known of what', () => {
    expect([...putTogether].toSorted()).toEqual(Object.keys(knownParts).toSorted());
  });

  it.each(['/(a+)+$/', '/^(a|a)*b/', '/x*y*x*z/', '/\\s+$/'])('would be found to be slow: %s', async (literal) => {
    expect(await verdictOn(literal)).toMatch(/^vulnerable/);
  });
});
