import { type XmlNode } from '../soap/parse-xml';
import { type Correspondent, type ItemBody } from '../store/item';

export function readPerson(node: XmlNode | undefined): Correspondent | undefined {
  const mailbox = node?.child('Mailbox');
  if (mailbox === undefined) return undefined;
  const [name, address] = [mailbox.textOf('Name'), mailbox.textOf('EmailAddress')];
  return { ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) };
}

export function readPeople(node: XmlNode | undefined): readonly Correspondent[] {
  return (node?.children ?? []).map((mailbox) => {
    const [name, address] = [mailbox.textOf('Name'), mailbox.textOf('EmailAddress')];
    return { ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) };
  });
}

export function readBody(node: XmlNode | undefined): ItemBody | undefined {
  if (node === undefined) return undefined;
  return { type: node.attribute('BodyType') === 'HTML' ? 'HTML' : 'Text', content: node.text };
}

export const readStrings = (node: XmlNode | undefined): readonly string[] =>
  (node?.children ?? []).map(({ text }) => text);

export function readTime(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}
