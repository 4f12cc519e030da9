type Present<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Without what is undefined: what is not said is not sent. */
export function present<T extends object>(properties: T): Present<T> {
  const kept: { [Name in keyof T]?: Exclude<T[Name], undefined> } = {};
  for (const name in properties) {
    const value = properties[name];
    if (isPresent(value)) kept[name] = value;
  }
  return kept;
}

const isPresent = <T>(value: T): value is Exclude<T, undefined> => value !== undefined;
