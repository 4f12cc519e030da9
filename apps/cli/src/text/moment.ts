import { UsageError } from '../command-problem';

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A moment as people type it: a date, a date with a time, or how long ago (90m, 12h, 7d). In UTC where no zone is named. */
export function toMoment(given: ReadonlyMap<string, string>, option: string): string | undefined {
  const text = given.get(option);
  if (text === undefined) return undefined;
  const [, count, unit = ''] = /^(\d+)([mhd])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(Date.now() - Number(count) * (units[unit] ?? 0)).toISOString();
  if (!/^\d{4}-\d\d-\d\d/.test(text)) throw notOne(option);
  const isZoned = /(Z|[+-]\d\d:?\d\d)$/.test(text.slice('2026-01-01'.length));
  const at = new Date(text.length === '2026-01-01'.length || isZoned ? text : `${text}Z`);
  if (Number.isNaN(at.getTime())) throw notOne(option);
  return at.toISOString();
}

const notOne = (option: string): UsageError =>
  new UsageError(
    `--${option} is a date such as 2026-11-27 or 2026-11-27T09:30, or how long ago, such as 90m, 12h or 7d.`,
  );
