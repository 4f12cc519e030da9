import { parseCsv } from './parse-csv';

const rowsOf = (text: string): readonly Record<string, string>[] =>
  parseCsv(text).map((row) => Object.fromEntries(row));

describe('parseCsv', () => {
  it.each([
    { given: 'commas', text: 'Name,E-mail\nFabrikam,info@fabrikam.example' },
    { given: 'semicolons, as some languages have it', text: 'Name;E-mail\r\nFabrikam;info@fabrikam.example\r\n' },
    { given: 'tabs, as they are pasted', text: 'Name\tE-mail\nFabrikam\tinfo@fabrikam.example' },
    { given: 'a mark of byte order', text: '\uFEFFName,E-mail\nFabrikam,info@fabrikam.example' },
    { given: 'empty lines', text: 'Name,E-mail\n\n  ,\nFabrikam,info@fabrikam.example\n\n' },
  ])('reads $given', ({ text }) => {
    expect(rowsOf(text)).toEqual([{ name: 'Fabrikam', email: 'info@fabrikam.example' }]);
  });

  it('keeps separators, quotes and line ends that are quoted', () => {
    expect(rowsOf('name,topic\n"Fabrikam, ""the first""","two\nlines"')).toEqual([
      { name: 'Fabrikam, "the first"', topic: 'two\nlines' },
    ]);
  });

  it('takes what a short row lacks for empty', () => {
    expect(rowsOf('name,owner\nFabrikam')).toEqual([{ name: 'Fabrikam', owner: '' }]);
  });
});
