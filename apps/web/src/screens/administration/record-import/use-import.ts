import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type View } from '../../../api/client';
import type { NewRecord } from './record-rows';

type Counts = Required<View<'PutRecordsView'>>;

export interface ImportRun {
  readonly isRunning: boolean;
  /** Records that were to be brought in; 0 before there was anything to do. */
  readonly asked: number;
  readonly counts: Counts;
  /** Why it ended early; what was brought in before stays, and may be brought in again. */
  readonly error: unknown;
  readonly start: (records: readonly NewRecord[]) => Promise<void>;
}

/** Small enough that one sees it move on, large enough that ten thousand take few calls. */
const perCall = 500;
const nothing: Counts = { created: 0, updated: 0, unchanged: 0, erased: 0 };

export function useImport(): ImportRun {
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [asked, ask] = useState(0);
  const [counts, setCounts] = useState(nothing);
  const [error, setError] = useState<unknown>();
  const put = async (records: readonly NewRecord[]): Promise<void> => {
    for (let from = 0; from < records.length; from += perCall) {
      const body = records.slice(from, from + perCall);
      // One after the other: the next portion is sent when this one is kept.
      // oxlint-disable-next-line no-await-in-loop
      const done = await answerOf(api.PUT('/api/v1/records', { body }));
      setCounts((before) => add(before, done));
    }
  };
  const start = async (records: readonly NewRecord[]): Promise<void> => {
    setRunning(true);
    ask(records.length);
    setCounts(nothing);
    setError(undefined);
    await put(records).catch(setError);
    setRunning(false);
    await client.invalidateQueries({ queryKey: ['record'] });
  };
  return { isRunning, asked, counts, error, start };
}

const add = (a: Counts, b: View<'PutRecordsView'>): Counts => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  erased: a.erased + (b.erased ?? 0),
});
