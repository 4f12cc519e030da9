import { createHash } from 'node:crypto';

import { type Correspondence, messageIdOf } from './correspondence';
import { type Charset, dateText, headerLine, headerText, mailboxText } from './header-text';
import type { Letter, Person } from './letter';
import { contentOf } from './letter-content';
import { writePart } from './mime-part';

const listed = (people: readonly Person[], charset: Charset): string =>
  people.map((person) => mailboxText(person, charset)).join(', ');

/** 22 bytes for the thread, as Outlook makes them, and five more for each answer. */
function threadIndex(letter: Letter, correspondence: Correspondence): string {
  const ancestors = correspondence.ancestorsOf(letter);
  const root = ancestors[0] ?? letter;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE((BigInt(correspondence.sentAt(root).getTime()) + 11_644_473_600_000n) * 10_000n);
  const guid = createHash('sha256').update(root.id).digest().subarray(0, 16);
  const answers = [...ancestors.slice(1), ...(ancestors.length === 0 ? [] : [letter])];
  const blocks = answers.map(({ id }) => createHash('sha256').update(id).digest().subarray(0, 5));
  return Buffer.concat([time.subarray(0, 6), guid, ...blocks]).toString('base64');
}

function relayedBy(letter: Letter, sentAt: Date): Readonly<Record<string, string>> {
  const domain = letter.from.address.split('@')[1] ?? '';
  if (domain === 'contoso.example' || letter.isDraft === true) return {};
  const arrived = dateText(new Date(sentAt.getTime() + 2000));
  return { Received: `from mail.${domain} (192.0.2.25) by exchange.contoso.example with ESMTPS; ${arrived}` };
}

function threadHeaders(letter: Letter, correspondence: Correspondence): Readonly<Record<string, string>> {
  const topic = { 'Thread-Topic': headerText(letter.subject.replace(/^((RE|AW|FW|WG): )+/i, '')) };
  const index = { 'Thread-Index': threadIndex(letter, correspondence) };
  if (letter.answers === undefined) return { ...topic, ...index };
  return {
    'In-Reply-To': messageIdOf(correspondence.find(letter.answers)),
    References: correspondence.ancestorsOf(letter).map(messageIdOf).join(' '),
    ...topic,
    ...index,
  };
}

/** The letter as a mail server would hand it over: ASCII throughout, lines ended by CR LF. */
export function writeLetter(letter: Letter, correspondence: Correspondence): string {
  const sentAt = correspondence.sentAt(letter);
  const charset = letter.charset ?? 'utf-8';
  const headers: Record<string, string> = {
    ...relayedBy(letter, sentAt),
    From: mailboxText(letter.from, charset),
    To: listed(letter.to, charset),
    ...(letter.cc === undefined ? {} : { Cc: listed(letter.cc, charset) }),
    Subject: headerText(letter.subject, charset),
    Date: dateText(sentAt),
    ...(letter.hasNoMessageId === true ? {} : { 'Message-ID': messageIdOf(letter) }),
    ...threadHeaders(letter, correspondence),
    ...letter.headers,
    ...(letter.isDraft === true ? { 'X-Unsent': '1' } : {}),
    'MIME-Version': '1.0',
  };
  const lines = Object.entries(headers).map(([name, value]) => headerLine(name, value));
  const enclosed =
    letter.forwards === undefined ? undefined : writeLetter(correspondence.find(letter.forwards), correspondence);
  return `${lines.join('\r\n')}\r\n${writePart(contentOf(letter, correspondence, enclosed), letter.id)}`;
}
