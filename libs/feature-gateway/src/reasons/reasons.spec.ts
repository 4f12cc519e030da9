import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';
import { allReasons, type ReasonsView } from './reason-views';
import { reasonsPage } from './reasons-page';

const root = join(__dirname, '../../../..');
const goldenPath = join(root, 'test/golden/reasons.json');
const pagePath = join(root, 'docs/reasons.md');
const sentencePattern = /^\p{Lu}[^\n]*[.?]$/u;

const namesIn = ({ items, checks, absences }: ReasonsView): readonly string[] => [
  ...items.map(({ code }) => code),
  ...checks.map(({ name }) => `check ${name}`),
  ...absences.map(({ code }) => `absence ${code}`),
];
const golden = (): ReasonsView => JSON.parse(readFileSync(goldenPath, 'utf8')) as ReasonsView;

/** What was published stays, so it is looked for before the file is written anew. */
const expectNoneGone = (): void => expect(namesIn(allReasons)).toEqual(expect.arrayContaining([...namesIn(golden())]));

describe('reason codes and checks', () => {
  it('are added, never renamed: whatever was published is still there', () => {
    expectNoneGone();
  });

  it('are as the golden file and the page of the docs have them', () => {
    expectNoneGone();
    if (process.env['RECORD_GOLDEN'] === '1') {
      writeFileSync(goldenPath, `${JSON.stringify(allReasons, undefined, 2)}\n`);
      writeFileSync(pagePath, reasonsPage(allReasons));
    }
    expect(allReasons).toEqual(golden());
    expect(readFileSync(pagePath, 'utf8')).toBe(reasonsPage(allReasons));
  });

  it('have a sentence each, and reasons what to do', () => {
    const sentences = [...allReasons.items, ...allReasons.checks, ...allReasons.absences].map(
      ({ sentence }) => sentence,
    );
    const remedies = [...allReasons.items, ...allReasons.absences].map(({ remedy }) => remedy);
    expect([...sentences, ...remedies].filter((text) => !sentencePattern.test(text))).toEqual([]);
    expect(namesIn(allReasons).filter((name) => !/^((check|absence) )?[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });
});

describe('GET /reasons', () => {
  let gateway: OpenGateway;

  beforeAll(async () => {
    gateway = await openGateway();
  });
  afterAll(() => gateway.close());

  it('tells them to administrators and owners, and to nobody who is not signed in', async () => {
    const server = gateway.app.getHttpServer();
    const link = await gateway.app.get(SessionLinks).create(ownerOf('m-erin'));
    const cookie = (await request(server).get(link.path)).get('set-cookie')?.[0] ?? '';
    const asOwner = await request(server).get('/api/v1/reasons').set('cookie', cookie);
    expect([asOwner.status, asOwner.body]).toEqual([200, allReasons]);
    expect((await gateway.as('get', '/api/v1/reasons').expect(200)).body).toEqual(allReasons);
    expect((await request(server).get('/api/v1/reasons')).status).toBe(401);
  });
});
