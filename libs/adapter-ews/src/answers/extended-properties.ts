import type { XmlElement } from '../xml/xml-element';

/** The MAPI properties and headers that an item came with. */
export class ExtendedProperties {
  private readonly byTag = new Map<number, string>();
  private readonly byName = new Map<string, string>();

  constructor(item: XmlElement) {
    for (const property of item.childrenNamed('ExtendedProperty')) {
      const uri = property.child('ExtendedFieldURI');
      const value = property.textAt('Value');
      if (uri === undefined || value === undefined) continue;
      // Tags come as `0x300b` and as `12299`, and header names in whatever case the sender or the store liked.
      const tag = Number(uri.attribute('PropertyTag') ?? Number.NaN);
      const name = uri.attribute('PropertyName');
      if (Number.isFinite(tag)) this.byTag.set(tag, value);
      else if (name !== undefined) this.byName.set(name.toLowerCase(), value);
    }
  }

  tagged(tag: number): string | undefined {
    return this.byTag.get(tag);
  }

  header(name: string): string | undefined {
    return this.byName.get(name.toLowerCase());
  }
}
