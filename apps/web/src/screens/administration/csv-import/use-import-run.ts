import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportAnswer, ImportCalls } from './import-calls';

type Counts = Pick<ImportAnswer, 'created' | 'updated' | 'unchanged' | 'refusedCount'>;

export interface ImportState extends Counts {
  readonly kind: 'running' | 'stopped' | 'failed' | 'done';
  /** Lines of the table. */
  readonly lines: number;
  /** Lines that are done: where the next portion begins. */
  readonly offset: number;
  /** What became of each line, as CSV. */
  readonly report: string;
  readonly error?: unknown;
}

/** What is known before the first line is carried out, and where it is noted how far an import is. */
export interface ImportNotes {
  readonly lines: number;
  readonly keep: (state: ImportState) => Promise<void>;
  readonly forget: () => Promise<void>;
}

export interface ImportRun {
  /** Nothing before it was started. */
  readonly state: ImportState | undefined;
  /** Begins, or goes on where it ended. */
  readonly start: (file: Blob, notes: ImportNotes) => Promise<void>;
  readonly stop: () => void;
  readonly forget: () => void;
  /** Takes over one that ended when the page was left. */
  readonly find: (state: ImportState) => void;
}

/** Small enough that one sees it move on, large enough that ten thousand lines take few calls. */
const portion = 500;
const begin: ImportState = {
  kind: 'running',
  lines: 0,
  offset: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  refusedCount: 0,
  report: '',
};

/** Carries out a table portion by portion; what was carried out stays, and what failed can go on. */
export function useImportRun({ send }: ImportCalls, subject: 'record' | 'mailbox'): ImportRun {
  const client = useQueryClient();
  const [state, setState] = useState<ImportState>();
  const isStopped = useRef(false);
  // Whoever leaves the screen is shown no progress, and finds the import where it ended then.
  useEffect(() => () => void (isStopped.current = true), []);
  const start = async (file: Blob, notes: ImportNotes): Promise<void> => {
    isStopped.current = false;
    const { error: _, ...before } = state ?? { ...begin, lines: notes.lines };
    let now: ImportState = { ...before, kind: 'running' };
    setState(now);
    await notes.keep(now);
    while (now.kind === 'running') {
      // One after the other: the next portion is sent when this one is kept.
      // oxlint-disable-next-line no-await-in-loop
      now = isStopped.current ? { ...now, kind: 'stopped' } : await next(now, file);
      setState(now);
      // oxlint-disable-next-line no-await-in-loop
      await (now.kind === 'done' ? notes.forget() : notes.keep(now));
    }
    await client.invalidateQueries({ queryKey: [subject] });
  };
  const next = async (now: ImportState, file: Blob): Promise<ImportState> => {
    try {
      return after(now, await send(file, { apply: true, report: true, offset: now.offset, count: portion }));
    } catch (error) {
      return { ...now, kind: 'failed', error };
    }
  };
  const stop = (): void => {
    isStopped.current = true;
  };
  return { state, start, stop, forget: () => setState(undefined), find: setState };
}

const after = (before: ImportState, answer: ImportAnswer): ImportState => ({
  kind: answer.nextOffset === null ? 'done' : 'running',
  lines: answer.lines,
  offset: answer.nextOffset ?? answer.lines,
  created: before.created + answer.created,
  updated: before.updated + answer.updated,
  unchanged: before.unchanged + answer.unchanged,
  refusedCount: before.refusedCount + answer.refusedCount,
  report: before.report + (answer.report ?? ''),
});
