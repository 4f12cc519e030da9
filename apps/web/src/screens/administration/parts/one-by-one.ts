import { useState } from 'react';
import { messageOf } from '../../../api/problem';

export interface Outcome<Item> {
  readonly item: Item;
  /** Why it was refused; nothing when it went well. */
  readonly refusal?: string;
}

interface Run<Item> {
  readonly outcomes: readonly Outcome<Item>[];
  readonly isRunning: boolean;
  readonly start: (items: readonly Item[]) => Promise<void>;
}

/** Calls under way at a time: enough to be quick, few enough to leave the server to others. */
const atOnce = 4;

/** Does the same with many items, some at a time, and tells how far it is; what is refused holds nothing up. */
export function useOneByOne<Item>(act: (item: Item) => Promise<unknown>): Run<Item> {
  const [outcomes, setOutcomes] = useState<readonly Outcome<Item>[]>([]);
  const [isRunning, setRunning] = useState(false);
  const tryOne = async (item: Item): Promise<Outcome<Item>> => {
    try {
      await act(item);
      return { item };
    } catch (error) {
      return { item, refusal: messageOf(error) };
    }
  };
  const start = async (items: readonly Item[]): Promise<void> => {
    setRunning(true);
    setOutcomes([]);
    const waiting = items.values();
    const work = async (): Promise<void> => {
      for (const item of waiting) {
        const outcome = await tryOne(item);
        setOutcomes((before) => [...before, outcome]);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    setRunning(false);
  };
  return { outcomes, isRunning, start };
}
