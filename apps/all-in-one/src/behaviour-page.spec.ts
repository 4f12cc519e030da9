import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'behaviour.md'), 'utf8');

const paths = globSync('{libs/*/{src,testing},apps/*/{src,test},test/e2e}/**/*.{spec,e2e-spec,web-spec,contract}.ts', {
  cwd: root,
});

/** Several may have one name. */
const testFiles = Map.groupBy(
  paths.map((path) => ({ name: basename(path, '.ts'), text: readFileSync(join(root, path), 'utf8') })),
  ({ name }) => name,
);

/** Each `file` with the sentences in quotation marks that follow it in its cell. */
const named = [...page.matchAll(/`([\w-]+\.(?:spec|e2e-spec|web-spec|contract))`((?:,? “[^”]+”)+)/g)].flatMap(
  ([, file = '', sentences = '']) => [...sentences.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
);

describe('the page of behaviour', () => {
  it('names a test with every row but those that are not built', () => {
    const rows = page.split('\n').filter((line) => /^\| (?!---|(?:rule|event|screen) \|)/.test(line));
    expect(
      rows.filter((row) => !/`[\w-]+\.(?:spec|e2e-spec|web-spec|contract)` “/.test(row) && !row.includes('Not built')),
    ).toEqual([]);
    expect(named.length).toBeGreaterThan(rows.length);
  });

  it.each(named)('is right that $file says “$title”', ({ file, title }) => {
    expect(testFiles.get(file)?.some(({ text }) => text.includes(title))).toBe(true);
  });
});
