import { AppError, MailServerError, type Outcome } from '@foldwatch/ports';

/** The mail server is away or wants to be left alone: that is not the fault of what was asked. */
class MailServerAway extends AppError {
  override readonly code = 'mail-server-away';
  override readonly retryable = true;
  override readonly outage = true;
}

/** Runs an act; its failure becomes an outcome, so that it holds up no other mailbox's. */
export async function outcomeOf(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof MailServerError && !isPeculiar(error)) {
      return { kind: 'retry', error: new MailServerAway(error.code, { cause: error }) };
    }
    return { kind: 'retry', error: error instanceof Error ? error : new Error('an act failed') };
  }
}

/** Of this one request, rather than of the server or the mailbox. */
const isPeculiar = ({ failure }: MailServerError): boolean =>
  failure.kind === 'protocol' || failure.kind === 'folder-gone' || failure.kind === 'cursor-invalid';
