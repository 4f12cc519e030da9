import * as fc from 'fast-check';

import { EnvelopeSplitter } from './envelope-splitter';

const envelopes = [
  '<?xml version="1.0"?><Envelope xmlns="e"><Body>eins</Body></Envelope>',
  '<soap11:Envelope xmlns:soap11="e"><Body>zwölf € 😀</Body></soap11:Envelope >',
  '<_x.y-z:Envelope xmlns:_x.y-z="e"><t:NotEnvelope xmlns:t="t"></t:NotEnvelope></_x.y-z:Envelope>',
];

function split(chunks: readonly Uint8Array[], splitter = new EnvelopeSplitter(10_000)): readonly string[] {
  return chunks.flatMap((chunk) => splitter.push(chunk));
}

it('finds the same envelopes wherever the network cut the stream, and whatever stands between them', () => {
  const between = fc.constantFrom('', '\r\n', ' \n ');
  const streams = fc.tuple(fc.array(fc.constantFrom(...envelopes), { maxLength: 5 }), between);
  fc.assert(
    fc.property(streams, fc.array(fc.nat(400)), ([sent, gap], cuts) => {
      const bytes = Buffer.from(sent.join(gap) + gap, 'utf8');
      const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
      expect(split(chunks)).toEqual(sent);
    }),
  );
});

it('finds envelopes that come a byte at a time', () => {
  const bytes = Buffer.from(envelopes.join('\n'), 'utf8');
  expect(split(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(envelopes);
});

it('gives an envelope as soon as it is complete', () => {
  const splitter = new EnvelopeSplitter(10_000);
  expect(split([Buffer.from(envelopes.join('').slice(0, -1))], splitter)).toHaveLength(2);
  expect(split([Buffer.from('>')], splitter)).toHaveLength(1);
});

it('keeps no more than it was allowed to of an envelope without end', () => {
  const splitter = new EnvelopeSplitter(1_000);
  expect(() =>
    split(
      Array.from({ length: 100 }, () => Buffer.from('<a>'.repeat(10))),
      splitter,
    ),
  ).toThrow(RangeError);
});
