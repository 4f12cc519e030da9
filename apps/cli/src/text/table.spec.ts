import { propertyLines, tableLines } from './table';

describe('a table', () => {
  it('aligns its columns, numbers to the right', () => {
    const lines = tableLines(
      ['NAME', 'COUNT', 'NOTE'],
      [
        ['Inbox', 7, null],
        ['Sent', 1_204, 'x'],
      ],
    );
    expect(lines).toEqual(['NAME   COUNT  NOTE', 'Inbox      7  -', 'Sent    1204  x']);
  });

  it('is nothing without rows', () => {
    expect(tableLines(['NAME'], [])).toEqual([]);
  });
});

describe('the properties of one thing', () => {
  it('leave out what is empty', () => {
    expect(propertyLines({ id: 'a', name: '', 'last seen': null, missing: 0 })).toEqual(['id       a', 'missing  0']);
  });
});
