import * as fc from 'fast-check';

import { parseXml, UnreadableXml } from './parse-xml';
import { xmlText } from './xml-text';

const reasonFor = (text: string): string => {
  try {
    parseXml(text);
  } catch (error) {
    if (error instanceof UnreadableXml) return error.reason;
    throw error;
  }
  return 'readable';
};

it('reads by local name, whatever the prefix', () => {
  const root = parseXml('<a:b xmlns:a="one"><c xmlns="two" d="1" a:e="2">text</c><c/></a:b>');
  expect(root).toMatchObject({ name: 'b', namespace: 'one' });
  expect(root.child('c')).toMatchObject({ namespace: 'two', text: 'text' });
  expect(root.child('c')?.attribute('e')).toBe('2');
  expect(root.childrenNamed('c')).toHaveLength(2);
  expect(root.find('nowhere')).toBeUndefined();
});

it.each([
  ['', 'cut-off'],
  ['<a><b>', 'cut-off'],
  ['<a><b></b', 'cut-off'],
  ['{"a": 1}', 'malformed'],
  ['<a></b>', 'malformed'],
  ['<a>&unknown;</a>', 'malformed'],
  ['<!DOCTYPE a><a/>', 'malformed'],
  ['<a:b/>', 'malformed'],
  ['<a>'.repeat(1_000), 'malformed'],
])('refuses %j as %s', (text, reason) => {
  expect(reasonFor(text)).toBe(reason);
});

it.each(['&#x1;', '&#1;', '&#x0000B;', '&#xFFFF;', '&#xD800;', '&#x110000;', '\u0001', '\uFFFE'])(
  'puts a sign where %j was',
  (forbidden) => {
    expect(parseXml(`<a>b${forbidden}c&#228;&amp;</a>`).text).toBe('b\uFFFDcä&');
  },
);

it('reads back any text that was written, but for what XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const readable = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
      expect(parseXml(`<a b="${xmlText(readable.replaceAll(/\s/g, ' '))}">${xmlText(readable)}</a>`).text).toBe(
        readable,
      );
    }),
  );
});

it('writes nothing that cannot be read, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseXml(`<a b="${xmlText(text)}">${xmlText(text)}</a>`).name).toBe('a');
    }),
  );
});
