/** RFC 3339 in UTC, whatever the number of fractional digits; `undefined` for what is no moment. */
export function toUtcTime(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(trimmed)) return undefined;
  // Exchange means UTC where it names no zone.
  const moment = new Date(/(Z|[+-]\d\d:\d\d)$/.test(trimmed) ? trimmed : `${trimmed}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
