import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { hashId } from './hash-id';

describe('hashId', () => {
  it('gives for ever what it once gave, because stored ids are computed with it', () => {
    expect(hashId('decision', 'mailbox-1', '1.2.3')).toBe('FtRGTt_-0Xkrl32dUOCRqyp3DxYBKxWM');
    expect(hashId()).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NM');
  });

  it('hashes each part behind its length', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => {
        const hash = createHash('sha256');
        for (const part of parts) hash.update(`${part.length}:`).update(part);
        expect(hashId(...parts)).toBe(hash.digest('base64url').slice(0, 32));
      }),
    );
  });

  it('tells parts apart', () => {
    expect(hashId('a', 'bc')).not.toBe(hashId('ab', 'c'));
  });
});
