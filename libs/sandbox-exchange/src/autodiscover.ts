import { randomBytes } from 'node:crypto';

import { SaxesParser } from 'saxes';

/** What autodiscover tells of a mailbox; `SandboxAccounts` fits. */
export interface AutodiscoverAccounts {
  findByLogin(login: string): { readonly emailAddress: string; readonly displayName?: string } | undefined;
}

export interface AutodiscoverAnswer {
  readonly status: number;
  readonly xml: string;
}

interface AutodiscoverRequest {
  readonly emailAddress: string;
  readonly acceptableSchema: string;
}

const requestSchema = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006';
const answerSchema = 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006';
const outlookSchema = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';
const maxRequestLength = 65_536;

/** Answers a POX autodiscover request as Exchange does: whatever is wrong with it, the HTTP status is 200. */
export function autodiscoverResponse(
  requestXml: string,
  ewsUrl: string,
  accounts: AutodiscoverAccounts,
): AutodiscoverAnswer {
  const request = toAutodiscoverRequest(requestXml);
  if (request === undefined) return failed(600, 'Invalid Request');
  if (request.acceptableSchema !== outlookSchema) return failed(601, 'Provider is not available');
  const account = isAddress(request.emailAddress) ? accounts.findByLogin(request.emailAddress) : undefined;
  if (account === undefined) return failed(500, "The email address can't be found.");
  return answer(settingsFor(account.emailAddress, account.displayName ?? account.emailAddress, ewsUrl));
}

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** Elements are known by namespace, never by prefix. A document type is refused: nobody honest sends one. */
function toAutodiscoverRequest(xml: string): AutodiscoverRequest | undefined {
  if (xml.length > maxRequestLength) return undefined;
  const values = new Map<string, string>();
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw new Error('a document type is not allowed');
  });
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', (chunk) => {
    text += chunk;
  });
  parser.on('closetag', ({ uri, local }) => {
    if (uri === requestSchema && !values.has(local)) values.set(local, text.trim());
  });
  try {
    parser.write(xml.replace(/^\uFEFF/, '')).close();
  } catch {
    return undefined;
  }
  const emailAddress = values.get('EMailAddress');
  const acceptableSchema = values.get('AcceptableResponseSchema');
  return emailAddress && acceptableSchema ? { emailAddress, acceptableSchema } : undefined;
}

function settingsFor(emailAddress: string, displayName: string, ewsUrl: string): string {
  const server = new URL(ewsUrl);
  const legacyDn = `/o=Contoso/ou=Exchange Administrative Group/cn=Recipients/cn=${emailAddress.split('@', 1)[0] ?? ''}`;
  const protocol = (type: string, isSsl: boolean): string =>
    element('Protocol', [
      element('Type', type),
      element('Server', server.hostname),
      element('SSL', isSsl ? 'On' : 'Off'),
      element('AuthPackage', 'Ntlm'),
      element('EwsUrl', ewsUrl),
      element('ASUrl', ewsUrl),
    ]);
  const isSsl = server.protocol === 'https:';
  return `<Response xmlns="${outlookSchema}">${[
    element('User', [
      element('DisplayName', displayName),
      element('LegacyDN', legacyDn),
      element('AutoDiscoverSMTPAddress', emailAddress),
      element('DeploymentId', '7d1a7a58-6f0b-4a7b-8f21-3c5f0d7e9b10'),
    ]),
    element('Account', [
      element('AccountType', 'email'),
      element('Action', 'settings'),
      element('MicrosoftOnline', 'False'),
      protocol('EXCH', isSsl),
      protocol('EXPR', isSsl),
    ]),
  ].join('')}</Response>`;
}

function failed(code: 500 | 600 | 601, message: string): AutodiscoverAnswer {
  const time = new Date().toISOString().slice(11, 23);
  const id = randomBytes(4).readUInt32LE();
  const content = element('ErrorCode', String(code)) + element('Message', message) + element('DebugData', '');
  return answer(`<Response><Error Time="${time}" Id="${id}">${content}</Error></Response>`);
}

const answer = (response: string): AutodiscoverAnswer => ({
  status: 200,
  xml: `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${answerSchema}">${response}</Autodiscover>`,
});

/** A list is content that is already XML; a text is escaped. */
const element = (name: string, content: string | readonly string[]): string =>
  `<${name}>${typeof content === 'string' ? escaped(content) : content.join('')}</${name}>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
