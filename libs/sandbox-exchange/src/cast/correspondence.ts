import type { Letter, SentTime } from './letter';

const minuteMs = 60_000;
const dayMs = 86_400_000;

const isWeekend = (date: Date): boolean => date.getUTCDay() === 0 || date.getUTCDay() === 6;

/** Counts days on which people work, so that Monday's mailbox is not full of Sunday's quotes. */
export function workingDaysFrom(date: Date, days: number): Date {
  const step = Math.sign(days) * dayMs;
  let day = date;
  for (let left = Math.abs(days); left > 0;) {
    day = new Date(day.getTime() + step);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

export function atTime(day: Date, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hours, minutes));
}

function sentAt(time: SentTime, now: Date): Date {
  const [count = '', clock] = time.split(/[dm] ?/);
  if (!clock) return new Date(now.getTime() - Number(count) * minuteMs);
  return atTime(workingDaysFrom(now, -Number(count)), clock);
}

/** All letters of the cast at one moment: who answers whom, and when each was sent. */
export class Correspondence {
  private readonly byId: ReadonlyMap<string, Letter>;

  constructor(
    readonly letters: readonly Letter[],
    private readonly now: Date,
  ) {
    this.byId = new Map(letters.map((letter) => [letter.id, letter]));
  }

  find(id: string): Letter {
    const letter = this.byId.get(id);
    if (letter === undefined) throw new Error(`the cast has no letter ${id}`);
    return letter;
  }

  sentAt(letter: Letter): Date {
    return sentAt(letter.sent, this.now);
  }

  /** From the first letter of the thread to the one that is answered. */
  ancestorsOf(letter: Letter): readonly Letter[] {
    if (letter.answers === undefined) return [];
    const parent = this.find(letter.answers);
    return [...this.ancestorsOf(parent), parent];
  }
}

export const messageIdOf = ({ id, from }: Letter): string =>
  `<${id}@${from.address.split('@')[1] ?? 'contoso.example'}>`;
