import { csvRows } from './csv';

const rows = (text: string) =>
  csvRows(text, ['id', 'name']).map(({ line, values }) => ({ line, ...Object.fromEntries(values) }));

describe('a CSV file', () => {
  it.each<{ given: string; text: string; expected: readonly object[] }>([
    { given: 'commas', text: 'id,name\n1,Lee\n', expected: [{ line: 2, id: '1', name: 'Lee' }] },
    {
      given: 'semicolons and Windows line ends',
      text: 'id;name\r\n1;Lee',
      expected: [{ line: 2, id: '1', name: 'Lee' }],
    },
    { given: 'tabs', text: 'id\tname\n1\tLee', expected: [{ line: 2, id: '1', name: 'Lee' }] },
    { given: 'a byte order mark', text: '\uFEFFid,name\n1,Lee', expected: [{ line: 2, id: '1', name: 'Lee' }] },
    { given: 'names in another order and case', text: 'NAME,Id\nLee,1', expected: [{ line: 2, id: '1', name: 'Lee' }] },
    {
      given: 'quotes',
      text: 'id,name\n1,"Lee, ""the"" Buyer"',
      expected: [{ line: 2, id: '1', name: 'Lee, "the" Buyer' }],
    },
    {
      given: 'line breaks in quotes',
      text: 'id,name\n1,"Lee\nand Kim"\n2,Ann',
      expected: [
        { line: 2, id: '1', name: 'Lee\nand Kim' },
        { line: 4, id: '2', name: 'Ann' },
      ],
    },
    { given: 'empty lines and cells', text: 'id,name\n\n1,\n , \n', expected: [{ line: 3, id: '1' }] },
    { given: 'no rows', text: 'id,name\n', expected: [] },
  ])('may have $given', ({ text, expected }) => {
    expect(rows(text)).toEqual(expected);
  });

  it.each<{ given: string; text: string; says: string }>([
    { given: 'is empty', text: '', says: 'The file is empty.' },
    { given: 'has an unknown column', text: 'id,nam\n1,Lee', says: 'Did you mean "name"?' },
    { given: 'has more cells than names', text: 'id,name\n1,Lee,2', says: 'Line 2 has more cells' },
    { given: 'opens a quote and never closes it', text: 'id,name\n1,"Lee', says: 'never closed' },
    { given: 'goes on after a closing quote', text: 'id,name\n"1"2,Lee', says: 'After a closing quote' },
  ])('is refused when it $given', ({ text, says }) => {
    expect(() => rows(text)).toThrow(says);
  });

  it('is read in time that grows with its length alone', () => {
    const text = `id,name\n${'1,"a"\n'.repeat(100_000)}`;
    expect(rows(text)).toHaveLength(100_000);
  });
});
