import { completeText, missingText } from './completeness-text';

const asOf = '2026-11-21T08:00:00.000Z';

describe('completeness in words', () => {
  it.each([
    { mailboxes: 0, complete: 0, neverCompared: 0, asOf: null, expected: 'not measured yet, no mailbox is enabled' },
    {
      mailboxes: 1,
      complete: 0,
      neverCompared: 1,
      asOf: null,
      expected: 'not measured yet, 1 mailbox never compared: "completeness run" compares one now',
    },
    { mailboxes: 3, complete: 1, neverCompared: 1, asOf, expected: '1 of 3 mailboxes, 1 never compared' },
  ])('has “$expected”', ({ expected, ...completeness }) => {
    expect(completeText({ ...completeness, withGaps: 0, missing: 0 })).toBe(expected);
  });

  it('has no number of missing messages before the first comparison', () => {
    expect([missingText({ missing: 0, asOf: null }), missingText({ missing: 1, asOf })]).toEqual([
      'not measured yet',
      '1 message as of 2026-11-21T08:00:00Z',
    ]);
  });
});
