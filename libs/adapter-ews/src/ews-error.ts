import { MailServerError, type MailServerFailure } from '@foldwatch/ports';

/** A mail server's failure with what the server or the network called it: a response code, a status, an error code. */
export class EwsError extends MailServerError {
  constructor(
    failure: MailServerFailure,
    readonly detail: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(failure, message, options);
  }
}
