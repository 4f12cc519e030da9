import { type AccessStep, type AccessStepName, MailServerError, type MailServerFailure } from '@foldwatch/ports';

import { EwsError } from './ews-error';

type OtherKind = Exclude<MailServerFailure['kind'], 'access-revoked' | 'transient'>;
type Finding = Required<Pick<AccessStep, 'step' | 'code' | 'cure'>>;

const byDetail: readonly (readonly [RegExp, Finding])[] = [
  [
    /^tls-untrusted$/,
    {
      step: 'server',
      code: 'tls-untrusted',
      cure: 'Name the file with the certificate authority of your Exchange in EXCHANGE_CA_FILE, and check that the address in EXCHANGE_EWS_URL is the one on the certificate.',
    },
  ],
  [
    /^autodiscover$/,
    {
      step: 'server',
      code: 'not-discovered',
      cure: 'Type in the EWS address of the mailbox, or set EXCHANGE_EWS_URL; it ends in /EWS/Exchange.asmx.',
    },
  ],
  [
    /^ews-host-unknown$/,
    {
      step: 'server',
      code: 'ews-host-unknown',
      cure: 'Check the EWS address of the mailbox. Where it is right, name its host in EXCHANGE_EWS_HOSTS: the account signs in nowhere else.',
    },
  ],
  [
    /^oauth-(invalid_client|unauthorized_client|invalid_request|invalid_grant)/,
    {
      step: 'sign-in',
      code: 'oauth-refused',
      cure: 'Check EXCHANGE_TENANT_ID, EXCHANGE_CLIENT_ID and EXCHANGE_CLIENT_SECRET against the app registration; secrets expire, and a new one may be needed.',
    },
  ],
  [
    /^oauth-/,
    {
      step: 'sign-in',
      code: 'token-endpoint',
      cure: 'Check that the token endpoint (EXCHANGE_OAUTH_TOKEN_URL, or that of EXCHANGE_TENANT_ID) can be reached and is the right one.',
    },
  ],
  [
    /^(?:ENOTFOUND|EAI_AGAIN)$/,
    {
      step: 'server',
      code: 'name-unknown',
      cure: 'Nobody knows the name of the server: check the EWS address, and the DNS of the machine that Foldwatch runs on.',
    },
  ],
  [
    /^proxy-UND_ERR_ABORTED$/,
    {
      step: 'server',
      code: 'proxy-refused',
      cure: 'The proxy (HTTPS_PROXY) answers and makes no connection. Whether it does not know the name, cannot connect or lets nobody through is not known here: its log says so.',
    },
  ],
  [
    /^proxy-(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/,
    {
      step: 'server',
      code: 'proxy-unreachable',
      cure: 'The proxy itself was not reached, so nothing is known of the server: check HTTPS_PROXY, or name the server in NO_PROXY when it needs none.',
    },
  ],
  [
    /^proxy-/,
    {
      step: 'server',
      code: 'silent-behind-proxy',
      cure: 'Whether the proxy (HTTPS_PROXY) did not find the name or did not connect, or TLS was not agreed on, is not known here: look into the log of the proxy, and try the address from where it runs.',
    },
  ],
  [
    /^http-404$/,
    { step: 'server', code: 'no-ews-here', cure: 'Check the EWS address; it ends in /EWS/Exchange.asmx.' },
  ],
  [
    /^ntlm-/,
    {
      step: 'sign-in',
      code: 'ntlm-not-offered',
      cure: 'Allow NTLM for EWS on the server, or choose another kind of sign-in.',
    },
  ],
];

/** What the account signs in with. */
type Credential = 'password' | 'token';

interface Circumstances {
  /** How far the call got at least. */
  readonly reached: AccessStepName;
  readonly credential: Credential;
}

const signInRefused: Readonly<Record<Credential, Pick<Finding, 'code' | 'cure'>>> = {
  password: {
    code: 'sign-in-refused',
    cure: 'Check EXCHANGE_USERNAME and EXCHANGE_PASSWORD, and that the service account is neither locked nor expired.',
  },
  token: {
    code: 'token-refused',
    cure: 'Exchange does not take the token, a new one neither: give the app registration the permission full_access_as_app with admin consent, and check the clock of this machine.',
  },
};

/** The step at which a test ended, in words that say what to do about it. */
export function failedStep(error: unknown, circumstances: Circumstances): AccessStep {
  const found = findingFor(error, circumstances);
  return { ...found, ok: false, message: error instanceof MailServerError ? error.message : 'An unforeseen error.' };
}

function findingFor(error: unknown, circumstances: Circumstances): Finding {
  if (!(error instanceof MailServerError)) {
    return { step: circumstances.reached, code: 'unforeseen', cure: 'Look into the log of the service.' };
  }
  const detail = error instanceof EwsError ? error.detail : '';
  return byDetail.find(([pattern]) => pattern.test(detail))?.[1] ?? findingOfFailure(error, detail, circumstances);
}

function findingOfFailure(
  { failure }: MailServerError,
  detail: string,
  { reached, credential }: Circumstances,
): Finding {
  if (failure.kind === 'access-revoked') return accessRevoked(failure.because, detail);
  if (failure.kind === 'transient') return unreachable(detail, reached);
  return byKind(reached, credential)[failure.kind];
}

const byKind = (reached: AccessStepName, credential: Credential): Readonly<Record<OtherKind, Finding>> => {
  const unusable: Finding = {
    // What answers like that to those who sign in is hardly an Exchange.
    step: reached === 'sign-in' ? 'server' : reached,
    code: 'answer-unusable',
    cure: 'Check that the address is that of an Exchange server, without a sign-in page in front of it.',
  };
  return {
    'auth-expired': {
      step: 'sign-in',
      ...signInRefused[credential],
    },
    'mailbox-unknown': {
      step: 'mailbox',
      code: 'mailbox-unknown',
      cure: 'Check the address: Exchange has no mailbox under it.',
    },
    'mailbox-moved': {
      step: 'mailbox',
      code: 'mailbox-moved',
      cure: 'The mailbox lives on another server now: correct its EWS address.',
    },
    throttled: { step: reached, code: 'throttled', cure: 'The server is busy. Try again later.' },
    'cursor-invalid': unusable,
    'folder-gone': unusable,
    protocol: unusable,
  };
};

function accessRevoked(because: 'forbidden' | 'no-impersonation-right', detail: string): Finding {
  if (because === 'no-impersonation-right') {
    return {
      step: 'mailbox',
      code: 'no-impersonation-right',
      cure: 'Give the service account the role ApplicationImpersonation for this mailbox, or turn impersonation off and give it full access.',
    };
  }
  if (detail === 'http-403') {
    return {
      step: 'sign-in',
      code: 'ews-blocked',
      cure: 'EWS is switched off for this account, this app or the whole tenant: allow it (EwsEnabled, EwsApplicationAccessPolicy).',
    };
  }
  return { step: 'mailbox', code: 'access-denied', cure: 'Give the service account full access to the mailbox.' };
}

/** A code of Exchange or a status means that somebody was there; any other detail means that nobody was. */
function unreachable(detail: string, reached: AccessStepName): Finding {
  if (/^(Error|http-|answer-)/.test(detail)) {
    return { step: reached, code: 'server-trouble', cure: 'The server has trouble of its own. Try again later.' };
  }
  if (reached !== 'server') {
    return {
      step: reached,
      code: 'no-answer',
      cure: 'The server was reached and then fell silent at this step: look at how it fares, and at a proxy or load balancer in front of it.',
    };
  }
  return {
    step: 'server',
    code: 'unreachable',
    cure: 'Check the address, the firewall and the proxy (HTTPS_PROXY) between here and Exchange.',
  };
}
