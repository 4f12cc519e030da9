import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readBack } from './read-back';

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What payloads are made of, and what nobody should put into them. */
const members = fc.anything({
  withDate: true,
  withNullPrototype: true,
  withSet: true,
  withObjectString: true,
  key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toJSON', 'constructor')),
});

describe('readBack', () => {
  it('gives what JSON would', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), members), (payload) =>
        isDeepStrictEqual(readBack(payload), throughJson(payload)),
      ),
    );
  });

  it('leaves out what is undefined, and writes null for it in a list', () => {
    expect(readBack({ regarding: undefined, checks: [undefined, 1] })).toStrictEqual({ checks: [null, 1] });
  });

  it('shares nothing with the original', () => {
    const payload = { mail: { to: [{ address: 'erin@contoso.example' }] } };
    const read = readBack(payload);
    payload.mail.to.length = 0;
    expect(read).toEqual({ mail: { to: [{ address: 'erin@contoso.example' }] } });
  });
});
