import { IngestSettings } from '../../ingest-settings';
import { nextPollMs } from './next-poll';

const minutes = 60_000;
const { poll } = new IngestSettings();

describe('nextPollMs', () => {
  it.each([
    { given: 'nothing was found yet', quietForMs: undefined, expected: 5 },
    { given: 'something was found just now', quietForMs: 0, expected: 2 },
    { given: 'something was found half an hour ago', quietForMs: 30 * minutes, expected: 5 },
    { given: 'nothing was found for hours', quietForMs: 300 * minutes, expected: 12 },
  ])('polls again after $expected minutes at most when $given', ({ quietForMs, expected }) => {
    expect(nextPollMs({ quietForMs }, poll)).toBe(expected * minutes);
  });
});
