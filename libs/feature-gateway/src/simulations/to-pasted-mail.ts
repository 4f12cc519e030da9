import {
  toEmailAddress,
  type DecisiveHeaders,
  type MailKind,
  type MailMetadata,
  type MailParty,
} from '@foldwatch/domain';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** A message of more levels than people forward is not read. */
const maxNestingDepth = 32;
const maxHeadersSize = 262_144;
const mostParties = 5_000;

/** What decisions look at of a message that is given as text; `undefined` for what is no message. */
export async function toPastedMail(eml: string, receivedAt: string): Promise<MailMetadata | undefined> {
  const email = await parse(eml);
  if (email === undefined || !isMessage(email)) return undefined;
  return {
    kind: kindOf(email),
    itemClass: 'IPM.Note',
    subject: email.subject ?? '',
    ...partiesIn(email),
    ...threadOf(email),
    references: messageIdsIn(headerIn(email, 'references')),
    sensitivity: sensitivities[(headerIn(email, 'sensitivity') ?? '').toLowerCase()] ?? 'normal',
    isDraft: false,
    hasAttachments: email.attachments.length > 0,
    sizeBytes: Buffer.byteLength(eml),
    receivedAt,
    headers: decisiveHeaders(email),
  };
}

function partiesIn(email: Email): Pick<MailMetadata, 'from' | 'sender' | 'to' | 'cc' | 'bcc'> {
  const [from] = partiesOf([email.from]);
  const [sender = from] = partiesOf([email.sender]);
  return {
    ...withoutUndefined({ from, sender }),
    to: partiesOf(email.to),
    cc: partiesOf(email.cc),
    bcc: partiesOf(email.bcc),
  };
}

async function parse(eml: string): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(eml, { maxNestingDepth, maxHeadersSize });
  } catch {
    return undefined;
  }
}

/** Any text is a message to the parser, with no header that means anything. */
const isMessage = (email: Email): boolean =>
  email.from !== undefined || ['subject', 'message-id', 'date'].some((name) => headerIn(email, name) !== undefined);

/** The first of a name, as Exchange has it. */
function headerIn({ headers }: Email, name: string): string | undefined {
  const value = headers.find(({ key }) => key === name)?.value.trim();
  return value === '' ? undefined : value;
}

const decisiveHeaders = (email: Email): DecisiveHeaders =>
  withoutUndefined({
    autoSubmitted: headerIn(email, 'auto-submitted'),
    autoResponseSuppress: headerIn(email, 'x-auto-response-suppress'),
    precedence: headerIn(email, 'precedence'),
    listId: headerIn(email, 'list-id'),
  });

const threadOf = (email: Email) =>
  withoutUndefined({
    internetMessageId: headerIn(email, 'message-id'),
    inReplyTo: messageIdsIn(headerIn(email, 'in-reply-to'))[0] ?? headerIn(email, 'in-reply-to'),
    conversationIndex: headerIn(email, 'thread-index'),
  });

const messageIdsIn = (text: string | undefined): readonly string[] => text?.match(/<[^<>\s]+>/g) ?? [];

/** Groups are flattened to their members. */
const partiesOf = (addresses: readonly (Address | undefined)[] = []): readonly MailParty[] =>
  addresses
    .flatMap((entry) => (entry === undefined ? [] : (entry.group ?? [entry])))
    .slice(0, mostParties)
    .flatMap(({ name, address }) =>
      address === '' && name === '' ? [] : [{ address: toEmailAddress(address) ?? address.toLowerCase(), name }],
    );

const sensitivities: Readonly<Record<string, MailMetadata['sensitivity']>> = {
  personal: 'personal',
  private: 'private',
  'company-confidential': 'confidential',
  confidential: 'confidential',
};

const meetingKinds: Readonly<Record<string, MailKind>> = {
  REQUEST: 'meeting-request',
  REPLY: 'meeting-response',
  CANCEL: 'meeting-cancellation',
};

/** What Exchange would make of it, as far as its headers and parts tell. */
function kindOf(email: Email): MailKind {
  const type = (headerIn(email, 'content-type') ?? '').toLowerCase();
  if (type.startsWith('multipart/report')) {
    return type.includes('disposition-notification') ? 'read-receipt' : 'non-delivery-report';
  }
  if (/^application\/(?:x-)?pkcs7-mime/.test(type) || type.startsWith('multipart/encrypted')) return 'encrypted';
  const calendar = email.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  return meetingKinds[calendar?.method?.toUpperCase() ?? ''] ?? 'message';
}

const withoutUndefined = <T extends object>(given: T): { readonly [K in keyof T]?: NonNullable<T[K]> } => {
  const named: { [K in keyof T]?: NonNullable<T[K]> } = {};
  Object.assign(named, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  return named;
};
