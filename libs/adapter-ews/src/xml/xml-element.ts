/** An element by its local name: servers differ in prefixes, never in local names. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  text = '';

  constructor(
    readonly name: string,
    readonly namespace: string,
    private readonly attributes: ReadonlyMap<string, string>,
  ) {}

  attribute(name: string): string | undefined {
    return this.attributes.get(name);
  }

  child(name: string): XmlElement | undefined {
    return this.children.find((element) => element.name === name);
  }

  childrenNamed(name: string): readonly XmlElement[] {
    return this.children.filter((element) => element.name === name);
  }

  /** Walks down by names and stops at the first that is missing. */
  at(...path: readonly string[]): XmlElement | undefined {
    return path.reduce<XmlElement | undefined>((element, name) => element?.child(name), this);
  }

  /** The id in a child such as `ItemId` or `ParentFolderId`. */
  idIn(name: string): string | undefined {
    return this.child(name)?.attribute('Id');
  }

  textAt(...path: readonly string[]): string | undefined {
    return this.at(...path)?.text;
  }

  /** The element itself or the first below it with that name, at any depth. */
  find(name: string): XmlElement | undefined {
    if (this.name === name) return this;
    for (const child of this.children) {
      const found = child.find(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
