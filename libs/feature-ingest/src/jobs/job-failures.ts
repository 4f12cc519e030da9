import { AppError, MailServerError, type JobResult } from '@foldwatch/ports';

export const mailboxMissing: JobResult = {
  kind: 'failed',
  code: 'mailbox-unknown',
  message: 'There is no such mailbox.',
};

export const mailboxNotEnabled: JobResult = {
  kind: 'failed',
  code: 'mailbox-not-enabled',
  message: 'The mailbox is not enabled; test and enable it first.',
};

/** `undefined` when the job is to wait and be tried again. */
export function failureOf(error: unknown, mayWait: boolean): JobResult | undefined {
  if (error instanceof AppError && error.retryable && mayWait) return undefined;
  const code = error instanceof AppError ? error.code : 'unexpected';
  const message =
    error instanceof MailServerError || (error instanceof AppError && error.retryable)
      ? error.message
      : 'The job failed in a way that trying again would not change.';
  return { kind: 'failed', code, message };
}
