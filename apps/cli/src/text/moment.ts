import { UsageError } from '../command-problem';

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

const directions = { ago: -1, ahead: 1 } as const;

type Direction = keyof typeof directions;

/** A moment as people type it: a date, with a time (in UTC where no zone is named), or how long ago or ahead (90m, 12h, 7d). */
export function toMoment(
  given: ReadonlyMap<string, string>,
  option: string,
  direction: Direction = 'ago',
): string | undefined {
  const text = given.get(option);
  if (text === undefined) return undefined;
  const at = distant(text, direction) ?? dated(text);
  if (at !== undefined && !Number.isNaN(at.getTime())) return at.toISOString();
  throw new UsageError(
    `--${option} is a date such as 2026-11-27 or 2026-11-27T09:30, or how long ${direction}, such as 90m, 12h or 7d.`,
  );
}

function distant(text: string, direction: Direction): Date | undefined {
  const [, count, unit = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  return count === undefined
    ? undefined
    : new Date(Date.now() + directions[direction] * Number(count) * (units[unit] ?? 0));
}

function dated(text: string): Date | undefined {
  const [, date, time, zone] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  if (date === undefined) return undefined;
  return new Date(time === undefined ? date : `${date}${time}${zone ?? 'Z'}`);
}
