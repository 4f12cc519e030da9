import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calls } from './calls';
import { isPaged } from './gateway-api';

const root = join(__dirname, '..', '..', '..', '..');
const text = readFileSync(join(__dirname, 'calls.ts'), 'utf8');

interface Described {
  readonly parameters?: readonly { readonly name: string }[];
}

const { paths } = JSON.parse(readFileSync(join(root, 'test', 'golden', 'openapi.json'), 'utf8')) as {
  paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
};

const calls = [...text.matchAll(/^ {2}'([A-Z]+) (\/\S+)': \{ (body)?/gm)].map(([, method = '', path = '', body]) => ({
  call: `${method} ${path}`,
  described: paths[`/api/v1${path}`]?.[method.toLowerCase()],
  hasBody: body !== undefined,
}));

const isOfList = ({ call, described }: (typeof calls)[number]): boolean =>
  call.startsWith('GET ') && /Page(View)?"/.test(JSON.stringify(described));

describe('the calls that commands make', () => {
  it('are found', () => {
    expect(calls.length).toBeGreaterThan(50);
  });

  it.each(calls.filter(isOfList))('are asked for pages where the API has any: $call', ({ call, described }) => {
    expect(isPaged(call as keyof Calls)).toBe(described?.parameters?.some(({ name }) => name === 'limit') ?? false);
  });

  it.each(calls)('are described by the API, and with a body where it has one: $call', ({ described, hasBody }) => {
    expect(described).toBeDefined();
    expect(hasBody).toBe('requestBody' in (described ?? {}));
  });
});
