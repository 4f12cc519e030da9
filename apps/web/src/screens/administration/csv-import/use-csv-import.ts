import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSignedIn } from '../../../api/use-session';
import { useSettled } from '../../../shared/forms/use-settled';
import { isTooLarge, type CsvSource } from './csv-source';
import type { ImportAnswer, ImportCalls } from './import-calls';
import { findImport, forgetImport, keepImport } from './kept-imports';
import { useImportRun, type ImportRun, type ImportState } from './use-import-run';
import { usePreview } from './use-preview';

export interface CsvImport {
  readonly calls: ImportCalls;
  readonly source: CsvSource | undefined;
  /** Another table, of which nothing was carried out. */
  readonly choose: (source: CsvSource | undefined) => void;
  readonly preview: UseQueryResult<ImportAnswer>;
  /** Lines that would be carried out. */
  readonly good: number;
  readonly run: Pick<ImportRun, 'state' | 'stop'>;
  /** Begins to carry it out, or goes on where it ended. */
  readonly start: () => void;
}

interface Given {
  readonly calls: ImportCalls;
  /** What else than the table the answer depends on. */
  readonly variant: string;
  /** What it changes, so that it is read again. */
  readonly subject: 'record' | 'mailbox';
  /** What else was chosen for an import that was found again. */
  readonly onFound?: (variant: string) => void;
}

export function useCsvImport({ calls, variant, subject, onFound }: Given): CsvImport {
  const { name: by } = useSignedIn();
  const [source, setSource] = useState<CsvSource>();
  const run = useImportRun(calls, subject);
  const { find } = run;
  useEffect(() => {
    const look = async (): Promise<void> => {
      const kept = await findImport(subject, by);
      if (kept === undefined) return;
      setSource(kept.source);
      find(kept.state);
      onFound?.(kept.variant);
    };
    void look();
    // Once, when the screen is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const settled = useSettled(source);
  const isShown = settled !== undefined && run.state === undefined && !isTooLarge(settled);
  const preview = usePreview({ calls, source: isShown ? settled : undefined, variant: `${subject} ${variant}` });
  const { created, updated, unchanged } = preview.data ?? { created: 0, updated: 0, unchanged: 0 };
  const choose = (next: CsvSource | undefined): void => {
    run.forget();
    void forgetImport(subject);
    setSource(next);
  };
  const start = (): void => {
    if (source === undefined) return;
    const keep = (state: ImportState): Promise<void> =>
      keepImport(subject, { by, at: Date.now(), source, variant, state: asLeft(state) });
    void run.start(source.content, { lines: preview.data?.lines ?? 0, keep, forget: () => forgetImport(subject) });
  };
  const good = settled === source ? created + updated + unchanged : 0;
  return { calls, source, choose, preview, good, run, start };
}

/** As it is found when the page is opened again: it does not run there, and what failed may not fail again. */
function asLeft(state: ImportState): ImportState {
  const { error: _, ...left } = state;
  return { ...left, kind: 'stopped' };
}
