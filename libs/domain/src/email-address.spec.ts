import fc from 'fast-check';
import { toEmailAddress } from './email-address';

describe('§5 addresses are compared', () => {
  it.each<{ how: string; given: string; expected: string | undefined }>([
    { how: 'trimmed', given: ' \t buyer@fabrikam.example\r\n', expected: 'buyer@fabrikam.example' },
    { how: 'lower-cased', given: 'Bea.BUYER@Fabrikam.EXAMPLE', expected: 'bea.buyer@fabrikam.example' },
    { how: 'with an IDN domain in ASCII', given: 'kunde@Müller.example', expected: 'kunde@xn--mller-kva.example' },
    {
      how: 'with a domain that is in ASCII already',
      given: 'a@XN--MLLER-KVA.example',
      expected: 'a@xn--mller-kva.example',
    },
    {
      how: 'with full-width signs as the plain ones',
      given: 'a@ｆａｂｒｉｋａｍ．example',
      expected: 'a@fabrikam.example',
    },
    { how: 'with an umlaut before the @ kept', given: 'MÜLLER@fabrikam.example', expected: 'müller@fabrikam.example' },
    {
      how: 'whole, where a domain looks like the rest of a URL',
      given: 'a@ü/fabrikam.example',
      expected: 'a@ü/fabrikam.example',
    },
    { how: 'not at all without a domain', given: 'buyer@', expected: undefined },
    { how: 'not at all without anybody', given: '@fabrikam.example', expected: undefined },
    { how: 'not at all with a space in them', given: 'bea buyer@fabrikam.example', expected: undefined },
    { how: 'not at all where there is none', given: 'undisclosed recipients', expected: undefined },
  ])('$how', ({ given, expected }) => {
    expect(toEmailAddress(given)).toBe(expected);
  });

  it('in a form that stays as it is when it is brought to it again', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.emailAddress(), fc.string());
    fc.assert(
      fc.property(text, text, (local, domain) => {
        const address = toEmailAddress(`${local}@${domain}`);
        expect(toEmailAddress(address ?? '')).toBe(address);
      }),
      { numRuns: 500 },
    );
  });
});
