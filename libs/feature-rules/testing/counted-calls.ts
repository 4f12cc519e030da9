export interface CallCount {
  calls: number;
}

/** The very same collaborator, with its calls counted. */
export function countedCalls<T extends object>(real: T, count: CallCount): T {
  return new Proxy(real, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]): unknown => {
        count.calls += 1;
        return Reflect.apply(member, target, given);
      };
    },
  });
}
