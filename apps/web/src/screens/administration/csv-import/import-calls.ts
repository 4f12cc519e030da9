import { answerOf, api, done, type View } from '../../../api/client';

export type ImportAnswer = View<'ImportView'>;

export interface Portion {
  readonly apply: boolean;
  readonly offset?: number;
  readonly count?: number;
  readonly report?: boolean;
}

/** How the server is asked about a kind of table. */
export interface ImportCalls {
  readonly send: (file: Blob, portion: Portion, signal?: AbortSignal) => Promise<ImportAnswer>;
  /** The lines that are refused, to be corrected. */
  readonly refused: (file: Blob) => Promise<string>;
}

/** The file goes as it is, in whichever encoding. */
const csv = (file: Blob) => ({ body: '', bodySerializer: () => file, headers: { 'content-type': 'text/csv' } });

export const recordImport = (chosenTable: string): ImportCalls => {
  const table = chosenTable === '' ? {} : { table: chosenTable };
  return {
    send: (file, portion, signal) =>
      answerOf(
        api.POST('/api/v1/record-imports', {
          params: { query: { ...table, ...portion } },
          ...csv(file),
          ...(signal && { signal }),
        }),
      ),
    refused: (file) =>
      textOf(
        api.POST('/api/v1/record-imports/refused', {
          params: { query: table },
          ...csv(file),
          parseAs: 'text' as const,
        }),
      ),
  };
};

export const mailboxImport: ImportCalls = {
  send: (file, portion, signal) =>
    answerOf(
      api.POST('/api/v1/mailbox-imports', { params: { query: portion }, ...csv(file), ...(signal && { signal }) }),
    ),
  refused: (file) => textOf(api.POST('/api/v1/mailbox-imports/refused', { ...csv(file), parseAs: 'text' as const })),
};

const textOf = async (call: Parameters<typeof done<string>>[0]): Promise<string> => (await done(call)).data ?? '';
