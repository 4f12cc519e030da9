import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGateway } from '../testing/open-gateway';
import { describeApi } from './describe-api';

const goldenPath = join(__dirname, '../../../test/golden/openapi.json');

/** With `RECORD_GOLDEN=1` the file is written anew; `npm run golden` does that. */
it('describes the API as the golden file has it', async () => {
  const gateway = await openGateway();
  const document = `${JSON.stringify(describeApi(gateway.app), undefined, 2)}\n`;
  await gateway.close();
  if (process.env['RECORD_GOLDEN'] === '1') writeFileSync(goldenPath, document);
  expect(JSON.parse(readFileSync(goldenPath, 'utf8'))).toEqual(JSON.parse(document));
});

it('describes whatever it refers to', async () => {
  const gateway = await openGateway();
  const document = describeApi(gateway.app);
  await gateway.close();
  const described = Object.keys(document.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`);
  const referredTo = JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g);
  expect([...referredTo].map(([, name]) => name).filter((name = '') => !described.includes(name))).toEqual([]);
});
