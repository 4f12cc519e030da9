type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same properties without those that have no value: absent is absent, not `undefined`. */
export function withoutUndefined<T extends Readonly<Record<string, unknown>>>(values: T): Present<T> {
  const kept: Present<T> = {};
  for (const name in values) {
    const value = values[name];
    if (isPresent(value)) kept[name] = value;
  }
  return kept;
}

const isPresent = <V>(value: V): value is Exclude<V, undefined> => value !== undefined;
