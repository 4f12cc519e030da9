import PostalMime from 'postal-mime';

import { castFolders, castMailboxes, castMessages, castRecords } from './cast';

const now = new Date('2026-11-20T14:30:00Z');
const messages = castMessages(now);
const ownDomains = /@contoso\.example$/;
const standardFolders = ['Inbox', 'Sent Items', 'Drafts', 'Deleted Items', 'Junk Email'];

const parsed = () =>
  Promise.all(messages.map(async (message) => ({ ...message, mail: await PostalMime.parse(message.eml) })));

const header = (eml: string, name: string): string | undefined =>
  new RegExp(String.raw`^${name}: ((?:.|\r\n )*)\r\n`, 'im').exec(eml.slice(0, eml.indexOf('\r\n\r\n') + 2))?.[1];

describe('the mailboxes of the cast', () => {
  it('have the local part as password', () => {
    for (const { emailAddress, password } of castMailboxes) expect(`${password}@contoso.example`).toBe(emailAddress);
    expect(castMailboxes.map(({ kind }) => kind)).toEqual(['user', 'user', 'shared', 'service']);
  });

  it('list every parent folder before its children', () => {
    const seen = new Set(castMailboxes.map(({ emailAddress }) => `${emailAddress} Inbox`));
    for (const { mailbox, path } of castFolders) {
      expect(seen).toContain(`${mailbox} ${path.slice(0, path.lastIndexOf('/'))}`);
      seen.add(`${mailbox} ${path}`);
    }
  });

  it('keep mail only in folders that exist', () => {
    const known = new Set(castFolders.map(({ mailbox, path }) => `${mailbox} ${path}`));
    const strays = messages.filter(
      ({ mailbox, folderPath }) => !standardFolders.includes(folderPath) && !known.has(`${mailbox} ${folderPath}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('the mail of the cast', () => {
  it('is plenty, and most of it waits in an Inbox to be dragged', () => {
    const inInbox = messages.filter(({ folderPath }) => folderPath === 'Inbox');
    expect(messages.length).toBeGreaterThan(60);
    expect(inInbox.length).toBeGreaterThan(messages.length / 2);
    for (const name of ['erin', 'omar', 'sales'])
      expect(inInbox.filter(({ mailbox }) => mailbox === `${name}@contoso.example`).length).toBeGreaterThan(8);
  });

  it('is ASCII with CR LF and no long lines', () => {
    for (const { eml } of messages) {
      // oxlint-disable-next-line no-control-regex -- the range is the point
      expect(eml).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(Math.max(...eml.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    }
  });

  it('says the same each time but for its dates', () => {
    const later = castMessages(new Date('2026-12-24T00:05:00Z'));
    const idsOf = (list: typeof messages) => list.map(({ eml, mailbox }) => `${mailbox} ${header(eml, 'Message-ID')}`);
    expect(castMessages(now)).toEqual(messages);
    expect(idsOf(later).toSorted()).toEqual(idsOf(messages).toSorted());
  });

  it.each([
    '2026-11-20T14:30:00Z',
    '2026-11-21T00:00:00Z',
    '2026-11-22T23:59:00Z',
    '2026-11-23T00:10:00Z',
    '2027-01-01T03:00:00Z',
    '2028-02-29T12:00:00Z',
  ])('lies in the five weeks before %s, answers after questions', async (time) => {
    const at = new Date(time);
    const sent = new Map<string, number>();
    for (const { eml, receivedAt } of castMessages(at)) {
      const mail = await PostalMime.parse(eml);
      expect(receivedAt.getTime()).toBeLessThanOrEqual(at.getTime());
      expect(receivedAt.getTime()).toBeGreaterThan(at.getTime() - 35 * 86_400_000);
      const questionAt = mail.inReplyTo === undefined ? 0 : sent.get(mail.inReplyTo);
      expect(questionAt).toBeLessThan(receivedAt.getTime());
      sent.set(mail.messageId ?? '', receivedAt.getTime());
    }
  });

  it('reads back as written, in every script', async () => {
    const mails = await parsed();
    const names = new Set(mails.map(({ mail }) => mail.from?.name));
    for (const name of ['Käthe Weiß', 'Novák, Tomáš', '田中 由美', 'Ольга Белова', 'Erin Hagens'])
      expect(names).toContain(name);
    const textOf = (subject: string) => mails.find(({ mail }) => mail.subject === subject)?.mail;
    expect(textOf('充填機FP-40の交換部品について')?.text).toContain('シールキット（FP-4011）を3セット');
    expect(textOf('Запрос: калибровка дозатора FP-40')?.attachments[0]?.filename).toBe('Протокол 2025.pdf');
    expect(textOf('AW: Request for quotation: labeller for bottling line 3')?.text).toContain(
      'Mit freundlichen Grüßen',
    );
  });

  it('has files that are what they say', async () => {
    const files = (await parsed()).flatMap(({ mail }) => mail.attachments);
    const firstBytes = (type: string) =>
      files
        .filter(({ mimeType }) => mimeType === type)
        .map(({ content }) =>
          typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
        )
        .map((bytes) => bytes.toString('latin1', 0, 4));
    expect(new Set(firstBytes('application/pdf'))).toEqual(new Set(['%PDF']));
    expect(new Set(firstBytes('image/png'))).toEqual(new Set(['\u0089PNG']));
    expect(firstBytes('text/csv').length).toBeGreaterThan(0);
  });

  it('puts one message with one id into several mailboxes', () => {
    const places = new Map<string, Set<string>>();
    for (const { eml, mailbox } of messages) {
      const id = header(eml, 'Message-ID');
      if (id !== undefined) places.set(id, (places.get(id) ?? new Set()).add(mailbox));
    }
    expect(places.get('<line3-site-visit@fabrikam.example>')).toEqual(
      new Set(['erin@contoso.example', 'omar@contoso.example']),
    );
  });

  it.each([
    ['an automatic reply', /^Auto-Submitted: auto-replied/im],
    ['a newsletter', /^List-Id: .*weekly/im],
    ['a private message', /^Sensitivity: Private/im],
    ['a non-delivery report', /report-type=delivery-status/],
    ['a read receipt', /report-type=disposition-notification/],
    ['a meeting request', /text\/calendar; method=REQUEST/],
    ['a meeting response', /text\/calendar; method=REPLY/],
    ['an enclosed message', /^Content-Type: message\/rfc822/im],
    ['a draft', /^X-Unsent: 1/im],
    ['a picture in the text', /^Content-ID: </im],
    ['a script that is blocked', /filename="update-4\.12\.bat"/],
  ])('contains %s', (_, pattern) => {
    expect(messages.some(({ eml }) => pattern.test(eml))).toBe(true);
  });

  it('contains a message without an id and a thread with indexes of Outlook', () => {
    expect(messages.filter(({ eml }) => header(eml, 'Message-ID') === undefined)).toHaveLength(1);
    const lengths = messages.map(({ eml }) => Buffer.from(header(eml, 'Thread-Index') ?? '', 'base64').length);
    expect(lengths.every((length) => length >= 22 && (length - 22) % 5 === 0)).toBe(true);
  });

  it('uses addresses under .example only', async () => {
    for (const { eml } of messages)
      for (const [, domain] of eml.matchAll(/<[^<>@\s]+@([^<>\s]+)>/g)) expect(domain).toMatch(/\.example$/);
  });

  it('marks as draft what lies in Drafts, and as read what one wrote oneself', () => {
    for (const { folderPath, isDraft, isRead } of messages) {
      expect(isDraft).toBe(folderPath === 'Drafts');
      expect(isRead || folderPath !== 'Sent Items').toBe(true);
    }
  });
});

describe('the records of the cast', () => {
  it('have unique ids and refer to each other', () => {
    const ids = new Set(castRecords.map(({ id }) => id));
    expect(ids.size).toBe(castRecords.length);
    const named = castRecords.flatMap(({ ownerId, parentAccountId }) => [ownerId, parentAccountId]);
    expect(named.filter((id) => id !== undefined && !ids.has(id))).toEqual([]);
  });

  it('know most people who write, but not all', async () => {
    const known = new Set(castRecords.flatMap(({ emailAddresses }) => emailAddresses));
    const senders = new Set((await parsed()).map(({ mail }) => mail.from?.address ?? ''));
    const outside = [...senders].filter((address) => !ownDomains.test(address));
    expect(outside.filter((address) => known.has(address)).length).toBeGreaterThan(6);
    expect(outside).toContain('priya.raman@proseware.example');
    expect(known).not.toContain('priya.raman@proseware.example');
  });
});
