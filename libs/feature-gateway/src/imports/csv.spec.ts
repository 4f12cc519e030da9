import { csvLine, parseCsv } from './csv';

const cells = (text: string) => parseCsv(text).rows.map((row) => row.cells);

describe('a file of comma-separated values', () => {
  it.each<[string, string, string[][]]>([
    [
      'lines that end in either way',
      'a,b\r\n1,2\n3,4',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'semicolons, as Excel writes them in Europe',
      '\uFEFFa;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      'a,b\n"1,""x""\n2",3',
      [
        ['a', 'b'],
        ['1,"x"\n2', '3'],
      ],
    ],
    ['a quote that is never closed', 'a\n"1\n2', [['a'], ['1\n2']]],
    [
      'empty lines and cells',
      'a,b\n\n,\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['nothing', '', []],
  ])('is read with %s', (_, text, expected) => expect(cells(text)).toEqual(expected));

  it('knows the line in which each row began', () => {
    expect(parseCsv('a\n"1\n2"\n3').rows.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('says where a quotation mark is that nothing closes', () => {
    expect(parseCsv('a\n"1\n2"\n"3\n4').openQuoteLine).toBe(4);
    expect(parseCsv('a\n"1"').openQuoteLine).toBeUndefined();
  });

  it('of many megabytes of quotes is read in time that grows with its length alone', () => {
    expect(parseCsv(`a\n${'"'.repeat(2_000_000)}`).rows).toHaveLength(2);
  });

  it.each([
    ['=1+1', '"\'=1+1"\r\n'],
    ['+1', '"\'+1"\r\n'],
    ['-1', '"\'-1"\r\n'],
    ['@SUM(A1)', '"\'@SUM(A1)"\r\n'],
    ['\t=1', '"\'\t\'=1"\r\n'],
    ['a;=1+1', '"a;\'=1+1"\r\n'],
    ['say "x", please', '"say ""x"", please"\r\n'],
    ['plain', 'plain\r\n'],
  ])('is written so that no spreadsheet runs %j', (cell, expected) => expect(csvLine([cell])).toBe(expected));
});
