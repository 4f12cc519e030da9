import { envelope, streamEnvelope } from './envelope';
import { parseXml, type XmlNode } from './parse-xml';

const body = '<m:GetStreamingEventsResponse><t:SubscriptionId>x</t:SubscriptionId></m:GetStreamingEventsResponse>';

const namesOf = ({ name, namespace, text, children }: XmlNode): readonly unknown[] => [
  name,
  namespace,
  text,
  children.map(namesOf),
];

describe('envelopes', () => {
  it('say the same to a reader of names and namespaces, however they are written', () => {
    const [usual, streamed] = [parseXml(envelope(body)), parseXml(streamEnvelope(body))];
    expect(namesOf(streamed)).toEqual(namesOf(usual));
    expect(streamed.at('Header', 'ServerVersionInfo')?.attribute('MajorVersion')).toBe('15');
  });

  it('of a stream begin without a declaration, so that they can follow one another', () => {
    expect(streamEnvelope(body)).toMatch(/^<Envelope xmlns="[^"]+"><soap11:Header/);
    expect(streamEnvelope(body)).toMatch(/<\/Envelope>$/);
  });
});
