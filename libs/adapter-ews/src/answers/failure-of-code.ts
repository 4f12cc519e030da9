import type { MailServerFailure } from '@foldwatch/ports';

type Kind = Exclude<MailServerFailure['kind'], 'throttled' | 'access-revoked'>;

const kinds: readonly (readonly [Kind, readonly string[]])[] = [
  ['cursor-invalid', ['ErrorInvalidSyncStateData', 'ErrorSyncStateDataInvalid']],
  ['folder-gone', ['ErrorFolderNotFound', 'ErrorSyncFolderNotFound', 'ErrorParentFolderNotFound']],
  ['auth-expired', ['ErrorInvalidToken', 'ErrorTokenExpired', 'ErrorPasswordExpired', 'ErrorPasswordChangeRequired']],
  [
    'mailbox-unknown',
    [
      'ErrorNonExistentMailbox',
      'ErrorNoRespondingMailbox',
      'ErrorMissingEmailAddress',
      'ErrorInvalidSmtpAddress',
      'ErrorNonPrimarySmtpAddress',
    ],
  ],
  ['mailbox-moved', ['ErrorWrongServerVersion', 'ErrorMailboxMoved', 'ErrorIncorrectServer']],
  [
    'transient',
    [
      'ErrorMailboxMoveInProgress',
      'ErrorMailboxStoreUnavailable',
      'ErrorMailboxFailover',
      'ErrorInternalServerError',
      'ErrorInternalServerTransientError',
      'ErrorADUnavailable',
      'ErrorADOperation',
      'ErrorConnectionFailed',
      'ErrorConnectionFailedTransientError',
      'ErrorTimeoutExpired',
      'ErrorNotEnoughMemory',
      'ErrorInsufficientResources',
      'ErrorBatchProcessingStopped',
      'ErrorIrresolvableConflict',
      'ErrorStaleObject',
      'ErrorProxyCallFailed',
      'ErrorProxyRequestProcessingFailed',
      'ErrorProxyServiceDiscoveryFailed',
      'ErrorProxyTokenExpired',
      'ErrorProxiedSubscriptionCallFailure',
      'ErrorNoApplicableProxyCASServersAvailable',
    ],
  ],
  [
    'protocol',
    ['ErrorSchemaValidation', 'ErrorInvalidRequest', 'ErrorInvalidIdMalformed', 'ErrorInvalidServerVersion'],
  ],
];

const throttledCodes = new Set([
  'ErrorServerBusy',
  'ErrorExceededConnectionCount',
  'ErrorExceededFindCountLimit',
  'ErrorExceededSubscriptionCount',
  'ErrorTooManyObjectsOpened',
]);

const noImpersonationRight = new Set(['ErrorImpersonateUserDenied', 'ErrorImpersonationDenied']);
const forbidden = new Set(['ErrorAccessDenied', 'ErrorImpersonationFailed', 'ErrorAccountDisabled']);

const kindByCode: ReadonlyMap<string, Kind> = new Map(
  kinds.flatMap(([kind, codes]) => codes.map((code): [string, Kind] => [code, kind])),
);

/** How long to leave a server alone that is busy and does not say for how long. */
export const unnamedBackOffMs = 10_000;

/** What a response code means for us; `undefined` for one that we do not know. */
export function failureOfCode(
  code: string,
  context: { readonly backOffMs?: number; readonly scope: 'mailbox' | 'server' },
): MailServerFailure | undefined {
  if (throttledCodes.has(code)) {
    return { kind: 'throttled', retryAfterMs: context.backOffMs ?? unnamedBackOffMs, scope: context.scope };
  }
  if (noImpersonationRight.has(code)) return { kind: 'access-revoked', because: 'no-impersonation-right' };
  if (forbidden.has(code)) return { kind: 'access-revoked', because: 'forbidden' };
  const kind = kindByCode.get(code);
  return kind === undefined ? undefined : { kind };
}
