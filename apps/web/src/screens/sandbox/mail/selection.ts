/** Which rows of a list are chosen, as Outlook has it. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Where the arrow keys go on from; its place tells which row took over when it is gone. */
  readonly active: string | undefined;
  readonly place: number;
  /** Where a range begins. */
  readonly anchor: string | undefined;
}

export const nothingChosen: Selection = { chosen: new Set(), active: undefined, place: 0, anchor: undefined };

type Ids = readonly string[];

/** That row and no other. */
export function choose(ids: Ids, id: string | undefined): Selection {
  if (id === undefined) return nothingChosen;
  return { chosen: new Set([id]), active: id, place: ids.indexOf(id), anchor: id };
}

/** That row too, or no longer. */
export function toggle(ids: Ids, { chosen }: Selection, id: string): Selection {
  const others = [...chosen].filter((other) => other !== id);
  return { chosen: new Set(chosen.has(id) ? others : [...others, id]), active: id, place: ids.indexOf(id), anchor: id };
}

/** All from where the range began to that row. */
export function extend(ids: Ids, { anchor = ids[0] ?? '' }: Selection, id: string): Selection {
  const [from = 0, to = 0] = [ids.indexOf(anchor), ids.indexOf(id)].toSorted((a, b) => a - b);
  return { chosen: new Set(ids.slice(Math.max(from, 0), to + 1)), active: id, place: ids.indexOf(id), anchor };
}

export const chooseAll = (ids: Ids, selection: Selection): Selection => ({ ...selection, chosen: new Set(ids) });

/** The selection after the list changed: without what is gone; a row that took the place of the last one chosen is chosen. */
export function settle(ids: Ids, selection: Selection): Selection {
  const { active, chosen, place } = selection;
  const left = [...chosen].filter((id) => ids.includes(id));
  if (active !== undefined && ids.includes(active) && left.length === chosen.size) return selection;
  const successor = ids[Math.min(place, ids.length - 1)];
  if (left.length === 0) return choose(ids, successor);
  return {
    ...selection,
    chosen: new Set(left),
    active: active !== undefined && ids.includes(active) ? active : left[0],
  };
}

/** The row that a key leads to. */
export function rowAfter(ids: Ids, { active }: Selection, key: string): string | undefined {
  const at = active === undefined ? -1 : ids.indexOf(active);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, ids.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: ids.length - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : ids[target];
}
