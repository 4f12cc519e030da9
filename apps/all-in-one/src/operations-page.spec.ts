import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '@foldwatch/contracts';
import { getMetadataStorage } from 'class-validator';
import { allInOneConfig } from './all-in-one.config';

const root = join(__dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

const sources = globSync('{libs,apps}/*/src/**/*.ts', { cwd: root })
  .filter((path) => !path.endsWith('spec.ts'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');

/** The rows of the table whose first heading is this, each as its cells without code marks. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${heading} +\\|`).test(line));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

const firstCells = (heading: string): readonly string[] => tableOf(heading).map(([cell = '']) => cell);

const namesIn = (pattern: RegExp): readonly string[] => [
  ...new Set([...sources.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('the page for operators', () => {
  it('names every variable with its default, and no other', () => {
    const classes = Object.values(allInOneConfig);
    const validated = classes.flatMap((one) => getMetadataStorage().getTargetValidationMetadatas(one, '', true, false));
    const names = new Set(validated.map(({ propertyName }) => propertyName));
    const defaults = new Map(classes.flatMap((one) => Object.entries(new one())));
    const expected = [...names].map((name) => [name, String(defaults.get(name) ?? '')] as const);
    const rows = tableOf('variable');
    expect(new Map(rows.map(([name, value]) => [name, value]))).toEqual(new Map(expected));
    expect(rows).toHaveLength(expected.length);
  });

  it('names every metric, and no other', () => {
    expect(firstCells('metric').toSorted()).toEqual(namesIn(/name: '(foldwatch_[a-z_]+)'/g).toSorted());
  });

  it('names every log event, and no other', () => {
    const logged = namesIn(/(?:event: |attempt\()'([a-z-]+\.[a-z-]+)'/g);
    expect(firstCells('event').toSorted()).toEqual(logged.toSorted());
  });

  it('says of every topic how it is kept', () => {
    const expected = Object.entries(topics).map(([name, { partitions, retentionDays, compacted, isPublic }]) => [
      name,
      String(partitions),
      compacted ? 'the last of each' : `${retentionDays} days`,
      isPublic ? 'public' : 'internal',
    ]);
    expect(tableOf('topic')).toEqual(expected);
  });

  it('names only calls that there are', () => {
    const { paths } = JSON.parse(readFileSync(join(root, 'test', 'golden', 'openapi.json'), 'utf8')) as {
      paths: Readonly<Record<string, object>>;
    };
    const named = [...page.matchAll(/(?:GET|POST) (\/[\w/{}-]+)/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !(path in paths))).toEqual([]);
  });
});
