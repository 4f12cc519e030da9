import fc from 'fast-check';
import { processorTimeOf } from '../../testing';
import { fullName, personNameOf } from './person-name';

const address = 'anna.lidman@fabrikam.example';

describe('the name of an unknown sender (§6)', () => {
  it.each<{ given: string; first?: string; last: string }>([
    { given: 'Anna Lidman', first: 'Anna', last: 'Lidman' },
    { given: 'Lidman, Anna', first: 'Anna', last: 'Lidman' },
    { given: 'Lidman, Anna Maria', first: 'Anna Maria', last: 'Lidman' },
    { given: 'van der Berg, Jan', first: 'Jan', last: 'van der Berg' },
    { given: 'Jan van der Berg', first: 'Jan', last: 'van der Berg' },
    { given: 'Anna Maria Lidman', first: 'Anna Maria', last: 'Lidman' },
    { given: 'Prof. Dr. Anna Lidman', first: 'Anna', last: 'Lidman' },
    { given: 'Lidman, Dr. Anna', first: 'Anna', last: 'Lidman' },
    { given: 'Mr John Smith Jr.', first: 'John', last: 'Smith' },
    { given: 'John Smith, Jr.', first: 'John', last: 'Smith' },
    { given: 'Smith, John, Ph.D.', first: 'John', last: 'Smith' },
    { given: 'Anna Lidman, PhD, MBA', first: 'Anna', last: 'Lidman' },
    { given: '"Lidman, Anna"', first: 'Anna', last: 'Lidman' },
    { given: `'Anna Lidman'`, first: 'Anna', last: 'Lidman' },
    { given: '„Anna Lidman“', first: 'Anna', last: 'Lidman' },
    { given: 'Anna Lidman (Fabrikam)', first: 'Anna', last: 'Lidman' },
    { given: 'Anna Lidman [extern]', first: 'Anna', last: 'Lidman' },
    { given: '  Anna\t\r\n Lidman ', first: 'Anna', last: 'Lidman' },
    { given: '=?utf-8?Q?J=C3=BCrgen_M=C3=BCller?=', first: 'Jürgen', last: 'Müller' },
    { given: '=?UTF-8?B?TcO8bGxlciwg?= =?utf-8?b?SsO8cmdlbg==?=', first: 'Jürgen', last: 'Müller' },
    { given: '=?iso-8859-1?Q?M=FCller?=', last: 'Müller' },
    { given: '=?no-such-charset?Q?Anna?=', last: '=?no-such-charset?Q?Anna?=' },
    { given: 'Fabrikam', last: 'Fabrikam' },
    { given: '山田太郎', last: '山田太郎' },
    { given: 'Dr.', first: 'Anna', last: 'Lidman' },
    { given: '', first: 'Anna', last: 'Lidman' },
    { given: ' "" ', first: 'Anna', last: 'Lidman' },
    { given: '\uFFFD\uFFFD', first: 'Anna', last: 'Lidman' },
    { given: '+46 8 123', first: 'Anna', last: 'Lidman' },
    { given: 'anna.lidman@fabrikam.example', first: 'Anna', last: 'Lidman' },
    { given: `'anna.lidman@fabrikam.example'`, first: 'Anna', last: 'Lidman' },
  ])('is read from the display name $given', ({ given, first, last }) => {
    expect(personNameOf(given, address)).toEqual({ ...(first !== undefined && { firstName: first }), lastName: last });
  });

  it.each<{ local: string; first?: string; last: string }>([
    { local: 'anna.lidman', first: 'Anna', last: 'Lidman' },
    { local: 'anna_maria-lidman', first: 'Anna Maria', last: 'Lidman' },
    { local: 'anna.lidman+news', first: 'Anna', last: 'Lidman' },
    { local: 'lidman42', last: 'Lidman' },
    { local: 'info', last: 'Info' },
    { local: '12345', last: '12345' },
  ])('is read from the local part $local where there is none', ({ local, first, last }) => {
    const expected = { ...(first !== undefined && { firstName: first }), lastName: last };
    expect(personNameOf(undefined, `${local}@fabrikam.example`)).toEqual(expected);
  });

  it('is there, and no longer than a field takes, whatever somebody calls himself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), fc.string(), (displayName, local) => {
        const { firstName, lastName } = personNameOf(displayName, `${local}@x`);
        expect(Array.from(lastName).length).toBeGreaterThan(0);
        expect(Array.from(lastName).length).toBeLessThanOrEqual(100);
        expect(Array.from(firstName ?? '').length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it.each(['=?', '=?a?q?', '?= =?', ' ', ',', '(', '"', '.', '=?utf-8?q?='])(
    'costs no more of 64 KB of %p than of a name',
    (part) => {
      const took = processorTimeOf(() => {
        for (let n = 0; n < 100; n += 1) personNameOf(part.repeat(65_536 / part.length), `${part.repeat(300)}@x`);
      });
      expect(took).toBeLessThan(1_000);
    },
  );

  it('stands whole as people write it', () => {
    expect(fullName({ firstName: 'Anna', lastName: 'Lidman' })).toBe('Anna Lidman');
    expect(fullName({ lastName: 'Fabrikam' })).toBe('Fabrikam');
  });
});
