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
  /** Whether it is waited for. */
  readonly isAhead?: boolean;
  /** Where there is little room. */
  readonly isShort?: boolean;
}

/** A time as people speak of it, with the exact one to be had by pointing at it. */
export function Moment({ at, isAhead = false, isShort = false }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const now = useMinute();
  const date = new Date(at);
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'medium' }).format(date);
  const isThisMinute = Math.abs(date.getTime() - now) < minuteMs;
  return (
    <time dateTime={at} title={exact}>
      {isThisMinute
        ? t(isAhead ? 'moment.soon' : 'moment.justNow')
        : relative(date, now, { language: i18n.language, isShort })}
    </time>
  );
}

/** Day and time, where the one without the other says too little. */
export function ExactMoment({ at }: Pick<Props, 'at'>): JSX.Element {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short' });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}

interface Manner {
  readonly language: string;
  readonly isShort: boolean;
}

function relative(date: Date, now: number, { language, isShort }: Manner): string {
  const distance = date.getTime() - now;
  if (Math.abs(distance) > recentMs) {
    const format = isShort ? ({ month: 'short', day: 'numeric' } as const) : ({ dateStyle: 'medium' } as const);
    return new Intl.DateTimeFormat(language, format).format(date);
  }
  const [unit, size] = units.find(([, ms]) => Math.abs(distance) >= ms) ?? ['minute', minuteMs];
  const format = isShort ? ({ style: 'narrow' } as const) : ({ numeric: 'auto' } as const);
  return new Intl.RelativeTimeFormat(language, format).format(Math.trunc(distance / size), unit);
}
