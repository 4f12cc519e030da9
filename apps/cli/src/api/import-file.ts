import type { ImportView } from '@foldwatch/feature-gateway';
import { Interrupted } from '../command-problem';
import type { GatewayCall } from '../gateway-command';
import type { Query } from './calls';

/** Few enough that an answer shows each of them with what became of it. */
const linesACall = 100;

interface Import {
  readonly to: 'POST /record-imports' | 'POST /mailbox-imports';
  readonly file: Buffer;
  /** Without, nothing is changed. */
  readonly apply: boolean;
  readonly query: Query;
  /** What the progress is of. */
  readonly label: string;
}

/** A file, a hundred lines after the other: whoever interrupts leaves what is done, and the same call goes on. */
export async function* importFile(
  call: GatewayCall,
  { to, file, apply, query, label }: Import,
): AsyncGenerator<ImportView> {
  const interrupted = call.onInterrupt();
  for (let offset: number | null = 0; offset !== null;) {
    if (interrupted.aborted) throw new Interrupted();
    const portion: Query = { ...query, apply: String(apply), offset, count: linesACall };
    const answer: ImportView = await call.api.call(to, { query: portion, body: file });
    call.screen.progress(label, answer.nextOffset ?? answer.lines, answer.lines);
    yield answer;
    offset = answer.nextOffset;
  }
}

type Line = ImportView['samples'][number];

/** The lines of one answer in the order of the file. */
export const linesIn = ({ samples }: ImportView): readonly Line[] => samples.toSorted((a, b) => a.line - b.line);

/** What a line says in the column that is taken for a field. */
export const cellOf = ({ columns }: ImportView, { cells }: Line, field: string): string =>
  cells[columns.findIndex((column) => column.field === field)]?.trim() ?? '';
