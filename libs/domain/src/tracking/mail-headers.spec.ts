import fc from 'fast-check';
import { isAutomaticMail, isBulkMail } from './mail-headers';

describe('3 bulk mail', () => {
  it.each([
    { header: { listId: '<news.fabrikam.example>' }, expected: true },
    { header: { listId: 'Our news <news.fabrikam.example>' }, expected: true },
    { header: { listId: ' \t' }, expected: false },
    ...['bulk', 'list', 'junk', 'BULK', ' Junk ', 'list (by hand)', '(robot) bulk', 'bulk; x=y', 'list, bulk'].map(
      (precedence) => ({ header: { precedence }, expected: true }),
    ),
    ...['', 'first-class', 'special-delivery', 'normal', '(bulk)', '(a (bulk) b', 'bulky', '0'].map((precedence) => ({
      header: { precedence },
      expected: false,
    })),
    { header: {}, expected: false },
  ])('$header: $expected', ({ header, expected }) => {
    expect(isBulkMail(header)).toBe(expected);
  });
});

describe('3 automatic mail', () => {
  it.each([
    ...[
      'auto-generated',
      'auto-replied',
      'Auto-Notified',
      'AUTO-REPLIED; owner-email="a@b.example"',
      '(rejected) auto-replied',
      'auto-replied (vacation \\) (nested))',
      'auto-\r\n generated',
      'nope',
      'no, auto-replied',
      'x-by-hand',
    ].map((autoSubmitted) => ({ header: { autoSubmitted }, expected: true })),
    ...[
      'no',
      'No',
      ' NO ',
      'no; x=auto-replied',
      'no (auto-replied)',
      '(auto-replied) no',
      '(auto-replied',
      '',
      ' ;x',
    ].map((autoSubmitted) => ({ header: { autoSubmitted }, expected: false })),
    ...['All', 'OOF', 'DR, RN, NRN, OOF, AutoReply', 'none, oof', 'anything'].map((autoResponseSuppress) => ({
      header: { autoResponseSuppress },
      expected: true,
    })),
    ...['None', ' none ', '', '(All)'].map((autoResponseSuppress) => ({
      header: { autoResponseSuppress },
      expected: false,
    })),
    { header: { autoSubmitted: 'no', autoResponseSuppress: 'All' }, expected: true },
    { header: {}, expected: false },
  ])('$header: $expected', ({ header, expected }) => {
    expect(isAutomaticMail(header)).toBe(expected);
  });

  it('is found whatever case and comments its keyword has', () => {
    const comment = fc.stringMatching(/^[a-z ;,]{0,8}$/).map((text) => `(${text})`);
    const around = fc.array(comment, { maxLength: 3 }).map((comments) => comments.join(' '));
    fc.assert(
      fc.property(
        around,
        around,
        fc.constantFrom('auto-replied', 'AUTO-replied', 'no', 'NO'),
        (before, behind, word) => {
          const isAutomatic = word.toLowerCase() !== 'no';
          expect(isAutomaticMail({ autoSubmitted: `${before}${word} ${behind}` })).toBe(isAutomatic);
        },
      ),
    );
  });

  it.each(['('.repeat(65_536), ')'.repeat(65_536), '\\'.repeat(65_536), '(\\'.repeat(32_768), ','.repeat(65_536)])(
    'is decided of 64 KB without end',
    (header) => {
      expect(typeof isAutomaticMail({ autoSubmitted: header, autoResponseSuppress: header })).toBe('boolean');
      expect(isBulkMail({ precedence: header })).toBe(false);
    },
  );
});
