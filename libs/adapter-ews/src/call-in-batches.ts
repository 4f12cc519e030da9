import { MailServerError } from '@foldwatch/ports';

import { batchesOf } from './batches-of';
import { EwsError } from './ews-error';

/** What one part of a batch came to: an answer, or the error that this part alone has. */
export type PartOutcome<A> =
  { readonly kind: 'answered'; readonly answer: A } | { readonly kind: 'failed'; readonly error: MailServerError };

const partsPerCall = 10;

/**
 * Asks about many parts, ten a call. A call whose answer cannot be read is repeated part by part, so that a part which spoils
 * answers spoils its own only; an error that concerns every part alike is raised.
 */
export async function callInBatches<P, A>(
  parts: readonly P[],
  call: (batch: readonly P[]) => Promise<readonly A[]>,
): Promise<readonly PartOutcome<A>[]> {
  const batches = await Promise.all(batchesOf(parts, partsPerCall).map((batch) => askAbout(batch, call)));
  return batches.flat();
}

async function askAbout<P, A>(
  batch: readonly P[],
  call: (batch: readonly P[]) => Promise<readonly A[]>,
): Promise<readonly PartOutcome<A>[]> {
  try {
    const answers = await call(batch);
    if (answers.length !== batch.length) throw miscounted(answers.length, batch.length);
    return answers.map((answer) => ({ kind: 'answered', answer }));
  } catch (error) {
    if (!(error instanceof MailServerError) || !mayConcernOnePart(error)) throw error;
    if (batch.length === 1) return [{ kind: 'failed', error }];
  }
  const outcomes: PartOutcome<A>[] = [];
  for (const part of batch) outcomes.push(...(await askAbout([part], call)));
  return outcomes;
}

/** The server did answer, only not in a way that can be used. */
function mayConcernOnePart(error: MailServerError): boolean {
  if (error.failure.kind === 'protocol') return true;
  const detail = error instanceof EwsError ? error.detail : '';
  return error.failure.kind === 'transient' && /^(http-5|answer-|ErrorInternalServerError$)/.test(detail);
}

const miscounted = (got: number, expected: number): EwsError =>
  new EwsError({ kind: 'protocol' }, 'miscounted', `the answer has ${got} parts instead of ${expected}`);
