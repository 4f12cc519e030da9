import { toMoment } from './moment';

const read = (text: string): string | undefined => toMoment(new Map([['since', text]]), 'since');

describe('a moment as people type it', () => {
  it.each([
    { text: '2026-11-27', expected: '2026-11-27T00:00:00.000Z' },
    { text: '2026-11-27T09:30', expected: '2026-11-27T09:30:00.000Z' },
    { text: '2026-11-27T09:30:00+02:00', expected: '2026-11-27T07:30:00.000Z' },
    { text: '2026-11-27T09:30:00Z', expected: '2026-11-27T09:30:00.000Z' },
  ])('understands $text, in UTC where no zone is named', ({ text, expected }) => expect(read(text)).toBe(expected));

  it.each([
    { text: '90m', minutes: 90 },
    { text: '12h', minutes: 720 },
    { text: '7d', minutes: 10_080 },
  ])('understands how long ago: $text', ({ text, minutes }) => {
    expect(Math.abs(Date.now() - Date.parse(read(text) ?? '') - minutes * 60_000)).toBeLessThan(60_000);
  });

  it.each(['yesterday', '7w', '2026-13-01', '2026-11-27T99:00', '2026-11-27 or so', ''])(
    'refuses "%s" and says how',
    (text) => expect(() => read(text)).toThrow('--since is a date such as 2026-11-27'),
  );

  it('understands how long ahead where that is meant', () => {
    const at = Date.parse(toMoment(new Map([['expires', '90d']]), 'expires', 'ahead') ?? '');
    expect(Math.abs(at - Date.now() - 90 * 86_400_000)).toBeLessThan(60_000);
  });

  it('is none where none was named', () => expect(toMoment(new Map(), 'since')).toBeUndefined());
});
