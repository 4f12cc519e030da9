import fc from 'fast-check';
import { processorTimeOf } from '../../testing';
import { tokenDigits, tokenNumber, tokenNumbersIn, tokenPrefix, tokensIn, tokenText } from './tracking-token';

const digits = tokenDigits(42, 1177);
const issued = new Map([[digits, { prefix: 'CRM:' }]]);
const found = (subject: string): number => tokensIn(subject, issued).length;

describe('§4 tracking tokens in subjects', () => {
  it.each([
    { given: 'at the end', subject: `RE: Quote CRM:${digits}`, expected: 1 },
    { given: 'in the middle, in brackets', subject: `[CRM:${digits}] Quote`, expected: 1 },
    { given: 'in another case', subject: `quote crm:${digits}`, expected: 1 },
    { given: 'twice', subject: `CRM:${digits} CRM:${digits}`, expected: 2 },
    { given: 'never, with other digits', subject: `CRM:${tokenDigits(42, 1178)}`, expected: 0 },
    { given: 'never, with digits before or behind', subject: `CRM:1${digits} CRM:${digits}1`, expected: 0 },
    { given: 'never, without its prefix', subject: `Order ${digits}, CRM: ${digits}`, expected: 0 },
    { given: 'never, at the very beginning without prefix', subject: digits, expected: 0 },
    { given: 'never, of a foreign system', subject: 'Quote CRM:0001001', expected: 0 },
  ])('are found $given', ({ subject, expected }) => {
    expect(found(subject)).toBe(expected);
  });

  it('are found under the prefix that they were issued with, whatever the setting is now', () => {
    const former = new Map([[digits, { prefix: 'OLD-' }]]);
    expect(tokensIn(`Quote OLD-${digits}`, former)).toHaveLength(1);
    expect(tokensIn(`Quote CRM:${digits}`, former)).toEqual([]);
  });

  it('are taken from the last back', () => {
    const first = { digits: tokenDigits(1, 1), prefix: 'CRM:' };
    const second = { digits: tokenDigits(2, 2), prefix: 'CRM:' };
    const both = new Map([first, second].map((token) => [token.digits, token]));
    expect(tokensIn(`${tokenText(first)} ${tokenText(second)}`, both)).toEqual([second, first]);
  });

  it('are found in every subject that has them, and have digits of their own', () => {
    const number = fc.integer({ min: 1, max: 9_999_999_999 });
    const code = fc.integer({ min: 0, max: 9_999 });
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 20 }), number, code, (text, setting, n, c) => {
        const token = { prefix: tokenPrefix(setting), digits: tokenDigits(n, c) };
        const subject = `${text} ${tokenText(token)}`;
        expect(tokenNumber(token.digits)).toBe(n);
        expect(tokensIn(subject, new Map([[token.digits, token]]))).toEqual([token]);
      }),
    );
  });

  it('are looked for among the last ten numbers of a hostile subject, which takes no longer than its length', () => {
    const hostile = 'CRM:1234567890 '.repeat(50_000);
    const took = processorTimeOf(() => {
      expect(tokenNumbersIn(hostile)).toHaveLength(10);
      expect(found('1'.repeat(1_000_000))).toBe(0);
    });
    expect(took).toBeLessThan(1_000);
  });
});
