import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const put = (entries: unknown) => gateway.as('put', '/api/v1/records').send(entries as object);
const account = (id: string, given: object = {}) => ({ table: 'account', id, name: id, emailAddresses: [], ...given });

describe('records', () => {
  it('are created, updated or left as they are', async () => {
    const first = await put([account('a-1'), account('a-2')]).expect(200);
    const second = await put([account('a-1'), account('a-2', { name: 'Two' }), account('a-3')]).expect(200);
    expect([first.body, second.body]).toEqual([
      { created: 2, updated: 0, unchanged: 0 },
      { created: 1, updated: 1, unchanged: 1 },
    ]);
  });

  it('have their addresses brought to the form in which they are compared', async () => {
    const emailAddresses = [' Info@Fabrikam.EXAMPLE', 'info@fabrikam.example', 'kunde@müller.example'];
    await put([account('a-mail', { emailAddresses, ownerId: 'u-erin' })]).expect(200);
    const { body } = await gateway.as('get', '/api/v1/records?email=KUNDE@m%C3%BCller.example').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        id: 'a-mail',
        emailAddresses: ['info@fabrikam.example', 'kunde@xn--mller-kva.example'],
        ownerId: 'u-erin',
        state: 'active',
        parentAccountId: null,
      }),
    ]);
  });

  it('are refused as a whole with each problem named by place and field', async () => {
    const { status, body } = await put([
      account('a-good'),
      { table: 'Account', id: '', name: 7, emailAddresses: ['x', 'a@b.example', null], state: 'gone' },
      'text',
      account('a-odd', { colour: 'red' }),
      account('half \ud800 a pair', { name: 'Whole' }),
    ]);
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      '[1].emailAddresses[0]',
      '[1].emailAddresses[2]',
      '[1].id',
      '[1].name',
      '[1].state',
      '[1].table',
      '[2]',
      '[3].colour',
      '[4].id',
    ]);
    expect((await gateway.as('get', '/api/v1/records?q=a-good')).body.items).toEqual([]);
  });

  it('that are named twice count once, by the last word', async () => {
    const { body } = await put([account('a-twice', { name: 'First' }), account('a-twice', { name: 'Last' })]).expect(
      200,
    );
    expect(body.created).toBe(1);
    expect((await gateway.as('get', '/api/v1/records?q=last')).body.items[0].id).toBe('a-twice');
  });

  it('come ten thousand at a time and no more', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      account(`b-${at}`, { emailAddresses: [`person-${at}@fabrikam.example`], name: `Person ${at} of a company` }),
    );
    const { body } = await put(many).expect(200);
    expect(body).toEqual({ created: 10_000, updated: 0, unchanged: 0 });
    const refused = await put([...many, account('one-more')]);
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'body']);
  });

  it.each(['table=account&limit=2', 'q=person&limit=2'])('are listed page by page: %s', async (query) => {
    const first = await gateway.as('get', `/api/v1/records?${query}`).expect(200);
    const second = await gateway.as('get', `/api/v1/records?${query}&cursor=${first.body.nextCursor}`).expect(200);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it.each(['email=nobody', 'table=Account', 'q=a&colour=red'])('cannot be asked for by %s', async (query) => {
    expect((await gateway.as('get', `/api/v1/records?${query}`)).status).toBe(400);
  });

  it('that changed or went are hinted at, because rules may name them', async () => {
    const hints = async () => {
      const { events } = await gateway.stores.eventLog.read('config.changes', undefined, 1_000);
      return events.filter(({ key }) => key === 'organization').map(({ payload }) => payload);
    };
    const before = (await hints()).length;
    await put([account('a-hint')]).expect(200);
    await put([account('a-hint')]).expect(200);
    await put([account('a-hint', { state: 'inactive' })]).expect(200);
    await gateway.as('delete', '/api/v1/records/account/a-hint').expect(204);
    expect(await hints()).toHaveLength(before + 3);
    expect((await hints()).at(-1)).toEqual({ what: 'organization', part: 'records' });
  });

  it('say into which other record they were merged, by table and id', async () => {
    const mergedInto = { table: 'account', id: 'a-survivor' };
    await put([account('a-merged', { state: 'inactive', mergedInto })]).expect(200);
    const { body } = await gateway.as('get', '/api/v1/records?q=a-merged').expect(200);
    expect(body.items).toEqual([expect.objectContaining({ id: 'a-merged', mergedInto })]);
    await put([account('a-merged', { mergedInto: null })]).expect(200);
    expect((await gateway.as('get', '/api/v1/records?q=a-merged')).body.items[0].mergedInto).toBeNull();
  });

  it.each([
    { given: 'text', mergedInto: 'a-survivor' },
    { given: 'no id', mergedInto: { table: 'account' } },
    { given: 'a table that is none', mergedInto: { table: 'Account', id: 'a' } },
    { given: 'more than table and id', mergedInto: { table: 'account', id: 'a', name: 'A' } },
    { given: 'the record itself', mergedInto: { table: 'account', id: 'a-self' } },
  ])('are refused when they are merged into $given', async ({ mergedInto }) => {
    const { status, body } = await put([account('a-self', { mergedInto })]);
    expect([status, body.errors.map(({ field }: { field: string }) => field)]).toEqual([400, ['[0].mergedInto']]);
  });

  it.each([
    { q: '!!!', found: 0 },
    { q: '', found: 1 },
    { q: 'sought', found: 1 },
  ])('are searched by words: "$q" finds $found', async ({ q, found }) => {
    await put([account('a-sought', { name: 'Sought', emailAddresses: ['sought@fabrikam.example'] })]).expect(200);
    const { body } = await gateway.as('get', '/api/v1/records').query({ q, email: 'sought@fabrikam.example' });
    expect(body.items).toHaveLength(found);
  });

  it('are taken away', async () => {
    await put([account('a-gone')]).expect(200);
    await gateway.as('delete', '/api/v1/records/account/a-gone').expect(204);
    const { status, body } = await gateway.as('delete', '/api/v1/records/account/a-gone');
    expect([status, body.code]).toEqual([404, 'unknown-record']);
  });
});
