import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { asyncApiDocument, publicContracts } from './asyncapi-document';
import { jsonSchemaOf } from './json-schema-of';

const goldenDir = join(__dirname, '../../../test/golden');
const schemasDir = join(goldenDir, 'schemas');
const asyncApiPath = join(goldenDir, 'asyncapi.yaml');
/** A type may be on several topics. */
const byFile = new Map(publicContracts.map((contract) => [`${contract.type}.v${contract.version}.json`, contract]));
const schemas = Array.from(byFile, ([file, contract]) => ({ file, schema: jsonSchemaOf(contract) }));

/** With `RECORD_GOLDEN=1` the files are written anew; `npm run golden` does that. */
if (process.env['RECORD_GOLDEN'] === '1') {
  rmSync(schemasDir, { recursive: true, force: true });
  mkdirSync(schemasDir, { recursive: true });
  for (const { file, schema } of schemas) {
    writeFileSync(join(schemasDir, file), `${JSON.stringify(schema, undefined, 2)}\n`);
  }
  writeFileSync(asyncApiPath, stringify(asyncApiDocument(), { aliasDuplicateObjects: false }));
}

describe('the public events', () => {
  it('are described as the golden AsyncAPI document has it', () => {
    const document: unknown = JSON.parse(JSON.stringify(asyncApiDocument()));
    expect(parse(readFileSync(asyncApiPath, 'utf8'))).toEqual(document);
  });

  it.each(schemas)('have the golden schema $file', ({ file, schema }) => {
    expect(JSON.parse(readFileSync(join(schemasDir, file), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('have no other golden schemas', () => {
    expect(readdirSync(schemasDir).toSorted()).toEqual(schemas.map(({ file }) => file).toSorted());
  });
});
