import { useState, type KeyboardEvent } from 'react';
import type { Act, UnknownSender } from './use-unknown-senders';

/** What can be said of senders by one key. */
export type Saying = 'contact' | 'lead' | 'never' | 'never-anywhere';

interface Given {
  readonly senders: readonly UnknownSender[];
  readonly act: (act: Act) => void;
  readonly undo: () => void;
  /** Asks which record they are the same as. */
  readonly askSame: (ids: readonly string[]) => void;
  readonly help: () => void;
}

export interface Desk {
  readonly active: UnknownSender | undefined;
  readonly selected: ReadonlySet<string>;
  /** Those that are selected, or else the one that is looked at. */
  readonly meant: readonly string[];
  readonly activate: (id: string) => void;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  readonly say: (saying: Saying) => void;
  readonly askSame: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const toAct = (ids: readonly string[], saying: Saying): Act =>
  saying === 'contact' || saying === 'lead'
    ? { ids: [...ids], action: saying }
    : { ids: [...ids], action: 'never', scope: saying === 'never' ? 'mailbox' : 'organization' };

/** The desk by keyboard and by mouse: which sender is looked at, which are selected, what is said of them. */
export function useDesk({ senders, act, undo, askSame, help }: Given): Desk {
  const [activeId, activate] = useState<string>();
  const [chosen, choose] = useState<readonly string[]>([]);
  const known = new Set(senders.map(({ id }) => id));
  const selected = new Set(chosen.filter((id) => known.has(id)));
  const at = Math.max(
    0,
    senders.findIndex(({ id }) => id === activeId),
  );
  const active = senders[at];
  const meant = selected.size > 0 ? [...selected] : active === undefined ? [] : [active.id];

  const toggle = (id: string): void =>
    choose(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]);
  const goTo = (index: number): void => activate(senders[Math.min(Math.max(index, 0), senders.length - 1)]?.id);
  /** Goes on with the next that is left. */
  const leave = (ids: readonly string[]): void => {
    activate(senders.find(({ id }, index) => index > at && !ids.includes(id))?.id);
    choose([]);
  };
  const say = (saying: Saying): void => {
    if (meant.length === 0) return;
    act(toAct(meant, saying));
    leave(meant);
  };
  const toggleAll = (): void => choose(selected.size === senders.length ? [] : [...known]);
  const ask = (): void => {
    if (meant.length > 0) askSame(meant);
  };

  const keys: Readonly<Record<string, () => void>> = {
    j: () => goTo(at + 1),
    ArrowDown: () => goTo(at + 1),
    k: () => goTo(at - 1),
    ArrowUp: () => goTo(at - 1),
    Home: () => goTo(0),
    End: () => goTo(senders.length - 1),
    x: () => active !== undefined && toggle(active.id),
    ' ': () => active !== undefined && toggle(active.id),
    a: toggleAll,
    c: () => say('contact'),
    l: () => say('lead'),
    i: () => say('never'),
    I: () => say('never-anywhere'),
    s: ask,
    z: undo,
    '?': help,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const press = keys[event.key];
    if (press === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    press();
  };
  return { active, selected, meant, activate, toggle, toggleAll, say, askSame: ask, onKeyDown };
}
