import fc from 'fast-check';
import { parseXml, UnreadableXml } from './parse-xml';
import { element, filledElement, textElement } from './xml';

// oxlint-disable-next-line no-control-regex -- what XML cannot carry
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

describe('XML', () => {
  it('carries every text and attribute, but for what XML has no way to say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseXml(element('a', textElement('b', text, { c: text })));
        const expected = text.toWellFormed().replace(unspeakable, '');
        expect(read.textOf('b')).toBe(expected);
        expect(
          read
            .child('b')
            ?.attribute('c')
            ?.replace(/[\t\n]/g, ' '),
        ).toBe(expected.replace(/[\t\n]/g, ' '));
      }),
    );
  });

  it('leaves out what is not there', () => {
    expect(textElement('a', undefined)).toBe('');
    expect(filledElement('a', [])).toBe('');
    expect(element('a', '', { b: undefined })).toBe('<a/>');
  });

  it.each([
    { what: 'a document type', xml: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
    { what: 'an element left open', xml: '<a><b></a>' },
    { what: 'endless depth', xml: '<a>'.repeat(1000) + '</a>'.repeat(1000) },
    { what: 'nothing', xml: '' },
  ])('does not read $what', ({ xml }) => {
    expect(() => parseXml(xml)).toThrow(UnreadableXml);
  });
});
