import fc from 'fast-check';
import { InvalidCursor } from '@foldwatch/ports';
import { fromCursor, toPage } from './cursor';

const row = { at: '2026', row: 7 };
const cursorOf = (list: string): string =>
  toPage(list, [row, row], 1, ({ at, row: number }) => ({ at: String(at), row: Number(number) })).next.nextCursor ?? '';

describe('a cursor', () => {
  it('leads back to where its list stopped', () => {
    expect(fromCursor('activities', cursorOf('activities'))).toEqual({ at: '2026', row: 7 });
  });

  it('is of no use to another list', () => {
    expect(() => fromCursor('decisions', cursorOf('activities'))).toThrow(InvalidCursor);
  });

  it('is refused whatever else it says', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
    );
    fc.assert(fc.property(hostile, (text) => expect(() => fromCursor('activities', text)).toThrow(InvalidCursor)));
  });

  it('is not given where nothing follows', () => {
    expect(toPage('activities', [row], 1, () => row).next).toEqual({});
  });
});
