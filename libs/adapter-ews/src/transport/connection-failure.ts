import { MailServerError } from '@foldwatch/ports';

import { EwsError } from '../ews-error';
import { DeadlinePassed } from './with-deadline';

const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What is wrong when no answer came: never more than the system's code, since errors of clients may quote requests. */
export function toConnectionFailure(operation: string, error: unknown): MailServerError {
  if (error instanceof MailServerError) return error;
  const code = codeOf(error);
  if (untrusted.has(code)) {
    return new EwsError(
      { kind: 'transient' },
      'tls-untrusted',
      `${operation}: the certificate is not trusted (${code})`,
    );
  }
  return new EwsError({ kind: 'transient' }, code, `${operation}: no answer from the server (${code})`);
}

function codeOf(error: unknown): string {
  if (error instanceof DeadlinePassed) return error.code;
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
