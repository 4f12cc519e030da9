import fc from 'fast-check';
import { searchWords } from './search-words';

describe('searchWords', () => {
  it.each<{ given: string; text: string; expected: readonly string[] }>([
    { given: 'accents and case', text: 'Müller RÉSUMÉ İstanbul', expected: ['muller', 'resume', 'istanbul'] },
    {
      given: 'an address',
      text: 'erin.smith@mail.contoso.example',
      expected: ['erin', 'smith', 'mail', 'contoso', 'example'],
    },
    { given: 'compatibility forms', text: 'ﬁle Ｎo. ①', expected: ['file', 'no', '1'] },
    { given: 'repeated words', text: 'Re: re: RE: offer', expected: ['re', 'offer'] },
    { given: 'no words', text: ' -- ,, ', expected: [] },
  ])('normalizes $given', ({ text, expected }) => {
    expect(searchWords([text])).toEqual(expected);
  });

  it('keeps at most 200 words of at most 64 characters', () => {
    const words = searchWords([Array.from({ length: 500 }, (_, n) => `w${n}`).join(' '), 'x'.repeat(500)]);
    expect(words).toHaveLength(200);
    expect(searchWords(['x'.repeat(500)])).toEqual(['x'.repeat(64)]);
  });

  it('finds the same words in what it found', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })), (texts) => {
        const words = searchWords(texts);
        expect(searchWords(words)).toEqual(words);
      }),
    );
  });
});
