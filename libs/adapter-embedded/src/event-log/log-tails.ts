import type { LoggedEvent } from '@foldwatch/ports';
import type { Lane } from './log-lanes';

/** An event as a reader of the log would get it. */
export interface MeasuredEvent {
  readonly event: LoggedEvent;
  /** Characters of its payload. */
  readonly length: number;
}

/** A batch is this many events and characters of payload at most, or one event. */
export interface BatchRoom {
  readonly limit: number;
  readonly maxLength: number;
}

/** What all partitions together may hold in memory; a backlog behind it is read from the file. */
const mostCharacters = 2_000_000;
/** Of ids, key and the rest of an event. */
const besidesPayload = 500;

interface Tail {
  readonly events: MeasuredEvent[];
  characters: number;
}

/**
 * What this process published last, held until its consumer comes for it, which then needs neither SQLite nor JSON. Each
 * event is handed over once: who comes second, or again, reads the log. What is held of a partition has no gaps.
 */
export class LogTails {
  private readonly tails = new Map<number, Tail>();
  private characters = 0;

  constructor(private readonly mostHeld = mostCharacters) {}

  /** A partition may hold as much as is still free, so that one with a backlog leaves room to the others. */
  hasRoom(lane: Lane): boolean {
    return this.tailOf(lane).characters < this.mostHeld - this.characters;
  }

  /** Events of one publication, in order and durable by now. What finds no room is not held, nor is anything after it until the tail is empty. */
  hold(lane: Lane, published: readonly MeasuredEvent[]): void {
    const tail = this.tailOf(lane);
    for (const one of published) {
      const last = tail.events.at(-1)?.event;
      const isNext = last === undefined || one.event.offset === last.offset + 1;
      if (!isNext || !this.hasRoom(lane)) return;
      tail.events.push(one);
      this.count(tail, sizeOf(one));
    }
  }

  /** Events from `offset` on; none when the first of them is not here. Those before it are no longer wanted. */
  take(lane: Lane, offset: number, room: BatchRoom): readonly LoggedEvent[] {
    const tail = this.tailOf(lane);
    const passed = tail.events.findIndex(({ event }) => event.offset >= offset);
    this.remove(tail, passed < 0 ? tail.events.length : passed);
    if (tail.events[0]?.event.offset !== offset) return [];
    return this.remove(tail, countFitting(tail.events, room)).map(({ event }) => event);
  }

  private tailOf({ no }: Lane): Tail {
    const known = this.tails.get(no);
    if (known !== undefined) return known;
    const tail = { events: [], characters: 0 };
    this.tails.set(no, tail);
    return tail;
  }

  private remove(tail: Tail, count: number): readonly MeasuredEvent[] {
    const removed = tail.events.splice(0, count);
    for (const one of removed) this.count(tail, -sizeOf(one));
    return removed;
  }

  private count(tail: Tail, characters: number): void {
    tail.characters += characters;
    this.characters += characters;
  }
}

const sizeOf = ({ length }: MeasuredEvent): number => length + besidesPayload;

function countFitting(events: readonly MeasuredEvent[], { limit, maxLength }: BatchRoom): number {
  let [count, length] = [0, 0];
  for (const one of events) {
    length += one.length;
    if (count === limit || (length > maxLength && count > 0)) break;
    count += 1;
  }
  return count;
}
