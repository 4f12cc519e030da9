import fc from 'fast-check';
import { decodeChangeKey, decodeId, encodeChangeKey, encodeId, newGuid } from './ids';

describe('ids', () => {
  it('say what they were made of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('folder', 'item', 'attachment'),
        fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 5 }),
        (kind, path) => {
          const id = { kind, mailboxGuid: newGuid(), guid: newGuid(), path } as const;
          expect(decodeId(encodeId(id))).toEqual(id);
        },
      ),
    );
  });

  it('are refused when a character is changed, cut or added', () => {
    const id = encodeId({ kind: 'item', mailboxGuid: newGuid(), guid: newGuid(), path: [] });
    expect(decodeId(id.slice(0, -4))).toBeUndefined();
    expect(decodeId(`${id}AAAA`)).toBeUndefined();
    expect(decodeId(`B${id.slice(1)}`)).toBeUndefined();
    expect(decodeId('no id at all')).toBeUndefined();
  });

  it('of versions grow apart', () => {
    fc.assert(
      fc.property(fc.nat(), (sequence) => {
        expect(decodeChangeKey(encodeChangeKey(sequence))).toBe(sequence);
      }),
    );
    expect(decodeChangeKey('AAAA')).toBeUndefined();
  });
});
