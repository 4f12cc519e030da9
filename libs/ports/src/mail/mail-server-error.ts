import { AppError } from '../app-error';

/** What went wrong at the mail server, in terms of what can be done about it. */
export type MailServerFailure =
  /** Leave it alone for that long; resending prolongs it. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number; readonly scope: 'mailbox' | 'server' }
  /** Read the folder from nothing and compare. */
  | { readonly kind: 'cursor-invalid' }
  | { readonly kind: 'folder-gone' }
  /** Wrong or expired credentials (401). */
  | { readonly kind: 'auth-expired' }
  /** Not allowed: access revoked, no impersonation right, EWS blocked (403). */
  | { readonly kind: 'access-revoked'; readonly because: 'forbidden' | 'no-impersonation-right' }
  | { readonly kind: 'mailbox-unknown' }
  | { readonly kind: 'mailbox-moved' }
  /** Unreachable, too slow, overloaded, an answer cut off: worth another try. */
  | { readonly kind: 'transient' }
  /** An answer that makes no sense, and will not make more the next time. */
  | { readonly kind: 'protocol' };

/** The one error that the mail ports raise. `message` names the operation and the server's code; never credentials or mail. */
export class MailServerError extends AppError {
  override readonly code: string;
  override readonly retryable: boolean;

  constructor(
    readonly failure: MailServerFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = `mail-server-${failure.kind}`;
    this.retryable = failure.kind === 'throttled' || failure.kind === 'transient' || failure.kind === 'mailbox-moved';
  }
}
