import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useSettled } from '../../../shared/forms/use-settled';
import { isTooLarge, type CsvSource } from './csv-source';
import type { ImportAnswer, ImportCalls } from './import-calls';
import { useImportRun, type ImportRun } from './use-import-run';
import { usePreview } from './use-preview';

export interface CsvImport {
  readonly calls: ImportCalls;
  readonly source: CsvSource | undefined;
  /** Another table, of which nothing was carried out. */
  readonly choose: (source: CsvSource | undefined) => void;
  readonly preview: UseQueryResult<ImportAnswer>;
  /** Lines that would be carried out. */
  readonly good: number;
  readonly run: ImportRun;
}

interface Given {
  readonly calls: ImportCalls;
  /** What else than the table the answer depends on. */
  readonly variant: string;
  /** What it changes, so that it is read again. */
  readonly subject: 'record' | 'mailbox';
}

export function useCsvImport({ calls, variant, subject }: Given): CsvImport {
  const [source, setSource] = useState<CsvSource>();
  const run = useImportRun(calls, subject);
  const settled = useSettled(source);
  const isShown = settled !== undefined && run.state === undefined && !isTooLarge(settled);
  const preview = usePreview({ calls, source: isShown ? settled : undefined, variant: `${subject} ${variant}` });
  const { created, updated, unchanged } = preview.data ?? { created: 0, updated: 0, unchanged: 0 };
  const choose = (next: CsvSource | undefined): void => {
    run.forget();
    setSource(next);
  };
  return { calls, source, choose, preview, good: settled === source ? created + updated + unchanged : 0, run };
}
