import { defaultOrganizationSettings as defaults } from '@foldwatch/domain';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const put = (settings: object) => gateway.as('put', '/api/v1/organization').send(settings);

describe('the organization', () => {
  it('has its defaults', async () => {
    const { body } = await gateway.as('get', '/api/v1/organization').expect(200);
    expect(body).toEqual(defaults);
  });

  it('takes each of its settings back as it gave it', async () => {
    const { body } = await put(defaults).expect(200);
    expect(body).toEqual(defaults);
  });

  it('keeps what is not named', async () => {
    await put({ onMoveOut: 'untrack' }).expect(200);
    const { body } = await put({ maxFolderRules: 3 }).expect(200);
    expect(body).toEqual({ ...defaults, onMoveOut: 'untrack', maxFolderRules: 3 });
    expect((await gateway.as('get', '/api/v1/organization')).body).toEqual(body);
    await put(defaults).expect(200);
  });

  it('brings names to the form in which they are compared', async () => {
    const given = { internalDomains: ['Contoso.Example', 'müller.example'], blockedAttachmentTypes: ['.EXE', 'js'] };
    const { body } = await put(given).expect(200);
    expect([body.internalDomains, body.blockedAttachmentTypes]).toEqual([
      ['contoso.example', 'xn--mller-kva.example'],
      ['exe', 'js'],
    ]);
    await put(defaults).expect(200);
  });

  it('keeps every one of changes that are made at once', async () => {
    const answers = await Promise.all([
      put({ approvalLimit: 5 }),
      put({ maxFolderRules: 7 }),
      put({ smartMatching: true }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { body } = await gateway.as('get', '/api/v1/organization');
    expect(body).toMatchObject({ approvalLimit: 5, maxFolderRules: 7, smartMatching: true });
    await put(defaults).expect(200);
  });

  it.each([
    { eligibleFolders: 'none' },
    { maxFolderRules: 0 },
    { maxFolderRules: 1.5 },
    { maxFolderRules: '3' },
    { onMoveOut: null },
    { onDelete: ['keep'] },
    { regardingPolicy: 'mine' },
    { trackCap: '' },
    { createCap: ['account'] },
    { createCap: 'lead' },
    { autoTrackSubfolders: 'true' },
    { smartMatching: 1 },
    { trackingTokenPrefix: '' },
    { trackingTokenPrefix: 'a b' },
    { ambiguousSender: true },
    { categoryName: 'a,b' },
    { categoryName: 'x'.repeat(200) },
    { categoryName: 'a\nb' },
    { decisionRetentionDays: 0 },
    { maxAttachmentBytes: -1 },
    { maxAttachmentBytes: 1e30 },
    { blockedAttachmentTypes: ['a b'] },
    { blockedAttachmentTypes: [7] },
    { internalDomains: ['not a domain'] },
    { internalDomains: ['user@contoso.example'] },
    { approvalLimit: NaN },
    { regardingTables: ['Account'] },
    { regardingTables: ['account', 'account'] },
    { unheardOf: true },
  ])('does not take %j', async (settings) => {
    const { status, body } = await put(settings);
    expect([status, body.errors[0].field]).toEqual([400, Object.keys(settings)[0]]);
  });
});
