import { deadLetters } from '@foldwatch/contracts';
import { deadLetterId } from '@foldwatch/platform-delivery';
import type { DeadLetter, LoggedEvent, ParkedEvent } from '@foldwatch/ports';

/**
 * Parked and dead events are told apart by where they lay in the log. An event of the new log must never be taken for one
 * of the old: so these keep their numbers, behind all that a partition of Kafka will ever give.
 */
const behindEveryOffset = 2 ** 52;

const movedPlace = <E extends { readonly offset: number }>(event: E): E => ({
  ...event,
  offset: event.offset + behindEveryOffset,
});

export const movedParked = (parked: ParkedEvent): ParkedEvent => ({ ...parked, event: movedPlace(parked.event) });

/** A letter whose id tells of a place gets that of the new one, or it would not be known again when its event dies anew. */
export function movedLetter(letter: DeadLetter): DeadLetter {
  const { id, group, event } = letter;
  if (id !== deadLetterId(group, event)) return letter;
  const moved = movedPlace(event);
  return { ...letter, id: deadLetterId(group, moved), event: moved };
}

/** A death that is still to be recorded, as `movedLetter` would have it. */
export function movedDeath(event: LoggedEvent): LoggedEvent {
  const { id, payload } = event;
  if (event.topic !== deadLetters.topic || !isDeath(payload) || id !== deadLetterId(payload.group, payload))
    return event;
  const moved = movedPlace(payload);
  return { ...event, id: deadLetterId(moved.group, moved), payload: moved };
}

interface DeathPlace {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

const isDeath = (payload: unknown): payload is DeathPlace =>
  typeof payload === 'object' &&
  payload !== null &&
  'group' in payload &&
  typeof payload.group === 'string' &&
  'topic' in payload &&
  typeof payload.topic === 'string' &&
  'partition' in payload &&
  typeof payload.partition === 'number' &&
  'offset' in payload &&
  typeof payload.offset === 'number';
