import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataStorage } from 'class-validator';
import { distributedConfig } from './distributed.config';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'operations.md'), 'utf8');

/** Told once, with the variables of the embedded mode. */
const shared = ['FOLDWATCH_HOST', 'FOLDWATCH_LOG_LEVEL', 'FOLDWATCH_FAILPOINT'];
/** Of the apps, each its own. */
const ports = new Map([
  ['INGEST_PORT', '4010'],
  ['RULES_PORT', '4011'],
  ['WRITER_PORT', '4012'],
]);

const rows = page
  .slice(page.indexOf('| variable of services'), page.indexOf('A service is ready'))
  .split('\n')
  .slice(2)
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, name = '', value = '']) => [name, value] as const);

describe('the page for operators', () => {
  it('names every variable of the services with its default, and no other', () => {
    const classes = Object.values(distributedConfig);
    const validated = classes.flatMap((one) => getMetadataStorage().getTargetValidationMetadatas(one, '', true, false));
    const names = new Set(validated.map(({ propertyName }) => propertyName).filter((name) => !shared.includes(name)));
    const defaults = new Map(classes.flatMap((one) => Object.entries(new one())));
    const expected = [...names].map((name) => [name, String(defaults.get(name) ?? '')] as const);
    expect(new Map(rows)).toEqual(new Map([...expected, ...ports]));
  });
});
