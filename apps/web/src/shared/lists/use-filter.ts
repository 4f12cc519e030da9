import { useState } from 'react';
import { useSearchParams } from 'react-router';

export interface Filter<Name extends string> {
  /** What a field holds; empty when it narrows nothing down. */
  readonly text: (name: Name) => string;
  /** What a field holds if it is one of these; nothing otherwise, whatever an address says. */
  readonly choice: <Value extends string>(name: Name, values: readonly Value[]) => Value | undefined;
  readonly set: (name: Name, value: string) => void;
  readonly clear: () => void;
  readonly isSet: boolean;
  /** How often it was cleared: fields that hold what is being typed begin anew with it. */
  readonly cleared: number;
}

/** A filter that is kept in the address, so that a link can lead to a list that is narrowed down. */
export function useFilter<Name extends string>(names: readonly Name[]): Filter<Name> {
  const [params, setParams] = useSearchParams();
  const [cleared, setCleared] = useState(0);
  const text = (name: Name): string => params.get(name) ?? '';
  const change = (changed: readonly Name[], value: string): void =>
    setParams(
      (before) => {
        for (const name of changed) {
          if (value === '') before.delete(name);
          else before.set(name, value);
        }
        return before;
      },
      { replace: true },
    );
  return {
    text,
    choice: (name, values) => values.find((value) => value === text(name)),
    set: (name, value) => change([name], value),
    clear: () => {
      change(names, '');
      setCleared(cleared + 1);
    },
    isSet: names.some((name) => text(name) !== ''),
    cleared,
  };
}
