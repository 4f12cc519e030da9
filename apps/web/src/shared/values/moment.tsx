import { useSyncExternalStore, type JSX } from 'react';
import { useTranslation } from 'react-i18next';

const minuteMs = 60_000;
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 24 * 60 * minuteMs],
  ['hour', 60 * minuteMs],
  ['minute', minuteMs],
];
/** Older than this, a date says more than a number of days. */
const recentMs = 7 * 24 * 60 * minuteMs;

function eachMinute(notify: () => void): () => void {
  const timer = setInterval(notify, minuteMs);
  return () => clearInterval(timer);
}

/** The present, to the minute. */
const useMinute = (): number => useSyncExternalStore(eachMinute, () => Math.floor(Date.now() / minuteMs)) * minuteMs;

interface Props {
  /** RFC 3339. */
  readonly at: string;
}

/** A time as people speak of it, with the exact one to be had by pointing at it. */
export function Moment({ at }: Props): JSX.Element {
  const { i18n } = useTranslation();
  const now = useMinute();
  const date = new Date(at);
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'medium' }).format(date);
  return (
    <time dateTime={at} title={exact}>
      {relative(date, now, i18n.language)}
    </time>
  );
}

function relative(date: Date, now: number, language: string): string {
  const distance = date.getTime() - now;
  if (Math.abs(distance) > recentMs) return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(date);
  const [unit, size] = units.find(([, ms]) => Math.abs(distance) >= ms) ?? ['minute', minuteMs];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(distance / size), unit);
}
