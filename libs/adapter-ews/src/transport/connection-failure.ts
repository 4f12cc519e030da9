import { MailServerError } from '@foldwatch/ports';

import { EwsError } from '../ews-error';

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

/** Behind a proxy the same codes speak of the proxy, or of what cannot be seen from here; a certificate is the server's all the same. */
export function throughProxy(failure: MailServerError): MailServerError {
  if (!(failure instanceof EwsError) || failure.detail === 'tls-untrusted') return failure;
  return new EwsError(failure.failure, `proxy-${failure.detail}`, `${failure.message}, through the proxy`);
}

/** Looks at the shape alone: errors of the system need not be instances of this realm's `Error`. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return 'cause' in error ? codeOf(error.cause) : 'UNKNOWN';
}
