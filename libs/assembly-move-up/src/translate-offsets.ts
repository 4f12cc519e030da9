import { MovedEventsMissing } from './move-errors';

export interface PlacedEvent {
  readonly id: string;
  readonly offset: number;
}

/**
 * Where each event of a partition lies in the new log: its first place behind that of the event before it. Pages that were
 * published again after a broken-off call lie between, and are passed over.
 */
export function placesOf(moved: readonly PlacedEvent[], found: readonly PlacedEvent[]): readonly number[] {
  const places: number[] = [];
  for (const { id, offset } of found) if (id === moved[places.length]?.id) places.push(offset);
  if (places.length === moved.length) return places;
  throw new MovedEventsMissing(
    `${moved.length - places.length} of ${moved.length} events that were published are not in the topic. ` +
      'Begin anew with an empty database and new topics.',
  );
}

/** The offset at which a group goes on that had handled all below `next` of the old log. `places` are those of `moved`. */
export function translateOffset(next: number, moved: readonly PlacedEvent[], places: readonly number[]): number {
  const first = moved.findIndex(({ offset }) => offset >= next);
  return (first < 0 ? undefined : places[first]) ?? (places.at(-1) ?? -1) + 1;
}
