import { SaxesParser, type SaxesTagNS } from 'saxes';

import { XmlElement } from './xml-element';

/** `cut-off` ended before it was complete and may be whole the next time; `malformed` will not. */
export class UnreadableXml extends Error {
  constructor(
    readonly reason: 'malformed' | 'cut-off',
    message: string,
  ) {
    super(message);
  }
}

const maxDepth = 200;
const replacement = '\uFFFD';

/** Reads a document without resolving anything from outside or expanding anything from inside. */
export function parseXml(text: string): XmlElement {
  const tree = new TreeBuilder();
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => refuse('has a document type'));
  parser.on('opentag', (tag) => tree.open(tag));
  parser.on('text', (content) => tree.addText(content));
  parser.on('cdata', (content) => tree.addText(content));
  parser.on('closetag', () => tree.close());
  parser.on('error', (error) => refuse(error.message));
  parser.write(withoutForbiddenCharacters(text));
  if (tree.root === undefined && text.trim() !== '') throw new UnreadableXml('malformed', 'holds no element');
  if (tree.root === undefined || tree.isOpen) throw new UnreadableXml('cut-off', 'ends before it is complete');
  parser.close();
  return tree.root;
}

function refuse(why: string): never {
  throw new UnreadableXml('malformed', why.slice(0, 200));
}

class TreeBuilder {
  private readonly path: XmlElement[] = [];
  root: XmlElement | undefined;

  get isOpen(): boolean {
    return this.path.length > 0;
  }

  open(tag: SaxesTagNS): void {
    if (this.path.length >= maxDepth) refuse('is nested too deeply');
    const attributes = Object.values(tag.attributes).map(({ local, value }): [string, string] => [local, value]);
    const element = new XmlElement(tag.local, tag.uri, new Map(attributes));
    this.path.at(-1)?.children.push(element);
    this.root ??= element;
    this.path.push(element);
  }

  addText(content: string): void {
    const element = this.path.at(-1);
    if (element !== undefined) element.text += content;
  }

  close(): void {
    this.path.pop();
  }
}

/** Exchange sends characters that XML forbids, raw and as `&#x1;`; one of them must not cost the whole answer. */
function withoutForbiddenCharacters(text: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, replacement);
  if (!plain.includes('&#')) return plain;
  return plain.replaceAll(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (reference, hex?: string, decimal?: string) =>
    isAllowed(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? reference : replacement,
  );
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}
