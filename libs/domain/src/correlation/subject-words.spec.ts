import fc from 'fast-check';
import { processorTimeOf } from '../../testing';
import { subjectKey } from './subject-words';

describe('§4 subjects as smart matching compares them', () => {
  it.each([
    'Re: Quote for Zoë',
    'RE: RE: quote for zoe',
    'AW: WG: Quote for Zoë',
    'Antw: Quote for Zoë',
    'SV: VS: Quote for Zoë!',
    'Fwd: [Quote] for Zoë',
    'RE[2]: Quote for Zoë',
    'Re (3) : Quote, for Zoë',
    'Tr : RV: Quote for Zoë',
    'ODP: PD: Quote for Zoë',
    '回复：转发：Quote for Zoë',
    'ＲＥ： ＱＵＯＴＥ ＦＯＲ Zoe\u0308',
  ])('are alike whatever marks a reply: %s', (subject) => {
    expect(subjectKey(subject)).toBe('3 quote for zoe');
  });

  it.each([
    { given: 'another number of words', subject: 'Quote for' },
    { given: 'another order', subject: 'For quote Zoë' },
    { given: 'a word that is no mark of a reply', subject: 'Offer: Quote for Zoë' },
  ])('differ by $given', ({ subject }) => {
    expect(subjectKey(subject)).not.toBe('3 quote for zoe');
  });

  it.each(['', ' ', 'Re:', 'RE: FW[1]:', '!!! ???'])('are like no other without any words: %j', (subject) => {
    expect(subjectKey(subject)).toBeUndefined();
  });

  it('take no longer for hostile text than for any other', () => {
    const took = processorTimeOf(() => {
      for (const part of ['Re:', 'Re', ':', '[', 'a:', '\u0301', '\uFDFA']) subjectKey(part.repeat(100_000));
    });
    expect(took).toBeLessThan(1_000);
  });

  it('are taken from whatever text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(subjectKey(`Re: ${text}`)).toBe(subjectKey(text));
      }),
    );
  });
});
