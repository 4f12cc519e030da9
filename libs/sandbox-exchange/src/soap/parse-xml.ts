import { SaxesParser, type SaxesTagNS } from 'saxes';

/** An element by namespace-free name: requests differ in prefixes, never in local names. */
export class XmlNode {
  readonly children: XmlNode[] = [];
  readonly attributes: Readonly<Record<string, string>>;
  text = '';

  constructor(
    readonly name: string,
    readonly namespace: string,
    attributes: Readonly<Record<string, string>>,
  ) {
    this.attributes = attributes;
  }

  child(name: string): XmlNode | undefined {
    return this.children.find((node) => node.name === name);
  }

  /** Walks down by names and stops at the first that is missing. */
  at(...path: readonly string[]): XmlNode | undefined {
    return path.reduce<XmlNode | undefined>((node, name) => node?.child(name), this);
  }

  childrenNamed(name: string): readonly XmlNode[] {
    return this.children.filter((node) => node.name === name);
  }

  textOf(...path: readonly string[]): string | undefined {
    return this.at(...path)?.text;
  }

  attribute(name: string): string | undefined {
    return this.attributes[name];
  }
}

/** The request is not XML that this server is willing to read. */
export class UnreadableXml extends Error {}

const maxDepth = 100;
const maxElements = 500_000;

function attributesByLocalName(tag: SaxesTagNS): Record<string, string> {
  const entries = Object.values(tag.attributes).map(({ local, value }) => [local, value] as const);
  return Object.fromEntries(entries);
}

class TreeBuilder {
  private readonly open: XmlNode[] = [];
  private elements = 0;
  root: XmlNode | undefined;

  openTag(tag: SaxesTagNS): void {
    this.elements += 1;
    if (this.open.length >= maxDepth || this.elements > maxElements) throw new UnreadableXml('too deep or too long');
    const node = new XmlNode(tag.local, tag.uri, attributesByLocalName(tag));
    this.open.at(-1)?.children.push(node);
    this.root ??= node;
    this.open.push(node);
  }

  closeTag(): void {
    this.open.pop();
  }

  text(text: string): void {
    const node = this.open.at(-1);
    if (node !== undefined) node.text += text;
  }
}

/** Reads a request. Document types are refused, so there are no entities to expand. */
export function parseXml(xml: string): XmlNode {
  const builder = new TreeBuilder();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw new UnreadableXml('a document type is not accepted');
  });
  parser.on('error', (error) => {
    throw new UnreadableXml(error.message);
  });
  parser.on('opentag', (tag) => builder.openTag(tag));
  parser.on('closetag', () => builder.closeTag());
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));
  parser.write(xml).close();
  if (builder.root === undefined) throw new UnreadableXml('no element');
  return builder.root;
}
