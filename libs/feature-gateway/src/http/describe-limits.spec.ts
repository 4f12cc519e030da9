import fc from 'fast-check';
import { filled } from '../../testing/described-routes';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { describeApi } from '../describe-api';
import { personName } from '../users/user-fields';
import { plainText } from './path-id';
import { portablePattern } from './portable-pattern';
import { writtenAddress } from './written-address';

const isBodyMethod = (method: string): method is 'post' | 'put' | 'patch' => ['post', 'put', 'patch'].includes(method);

describe('the description of the API', () => {
  let gateway: OpenGateway;
  beforeAll(async () => {
    gateway = await openGateway();
  });
  afterAll(() => gateway.close());

  const schemaOf = (name: string): object => describeApi(gateway.app).components?.schemas?.[name] ?? {};

  it('tells the limits by which requests are checked', () => {
    expect(schemaOf('SettleSendersRequest')).toMatchObject({
      additionalProperties: false,
      properties: { ids: { minItems: 1, maxItems: 500, uniqueItems: true, items: { maxLength: 64 } } },
    });
    expect(schemaOf('RecordRefRequest')).toMatchObject({
      additionalProperties: false,
      properties: {
        table: { pattern: '^[a-z][a-z0-9_]{0,127}$' },
        id: { minLength: 1, maxLength: 200, pattern: portablePattern(plainText) },
      },
    });
    expect(schemaOf('PutRecordRequest')).toMatchObject({ additionalProperties: false });
    const { paths } = describeApi(gateway.app);
    expect(paths['/api/v1/audit']?.get?.parameters).toContainEqual(
      expect.objectContaining({
        name: 'by',
        schema: { minLength: 1, maxLength: 300, pattern: portablePattern(plainText), type: 'string' },
      }),
    );
    expect(paths['/api/v1/jobs/{id}']?.get?.parameters).toContainEqual(
      expect.objectContaining({ name: 'id', schema: expect.objectContaining({ maxLength: 200 }) }),
    );
  });

  it('names null among the values where it is one', () => {
    expect(schemaOf('ChangeOptionsRequest')).toMatchObject({
      properties: { ambiguousSender: { nullable: true, enum: ['first', 'unresolved', null] } },
    });
  });

  it('is kept to where a body has to be given', async () => {
    const { paths } = describeApi(gateway.app);
    const calls = Object.entries(paths).flatMap(([path, { post, put, patch }]) =>
      Object.entries({ post, put, patch }).flatMap(([method, call]) => {
        const { required }: { readonly required?: boolean } = Object(call?.requestBody);
        return required === true && isBodyMethod(method) ? [{ path, method }] : [];
      }),
    );
    expect(calls.length).toBeGreaterThan(40);
    for (const { path, method } of calls) {
      const { status, body } = await gateway.as(
        method,
        filled(path, (name) => (name === 'number' ? '1' : 'x')),
      );
      expect([method, path, status, body.errors]).toEqual([
        method,
        path,
        400,
        [{ field: 'body', message: expect.any(String) }],
      ]);
    }
  });
});

describe('a pattern, as others read it', () => {
  it.each([plainText, writtenAddress, new RegExp(personName.source, 'u')])('says what %s says', (pattern) => {
    const described = new RegExp(portablePattern(pattern));
    expect(described.source).not.toMatch(/\\p/i);
    const inFirstPlane = fc.string({
      unit: fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(fc.property(inFirstPlane, (text) => described.test(text) === pattern.test(text)));
  });
});
