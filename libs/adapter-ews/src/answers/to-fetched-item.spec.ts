import { parseXml } from '../xml/parse-xml';
import { toFetchedItem } from './to-fetched-item';
import { toMailKind } from './to-mail-kind';

const read = (properties: string, element = 'Message'): ReturnType<typeof toFetchedItem> =>
  toFetchedItem(
    parseXml(`<${element}><ItemId Id="i" ChangeKey="c"/><ParentFolderId Id="f"/>${properties}</${element}>`),
  );

const extended = (uri: string, value: string): string =>
  `<ExtendedProperty><ExtendedFieldURI ${uri}/><Value>${value}</Value></ExtendedProperty>`;

it('needs nothing but ids', () => {
  expect(read('')).toEqual({
    itemId: 'i',
    changeKey: 'c',
    folderId: 'f',
    categories: [],
    mail: {
      kind: 'message',
      itemClass: '',
      subject: '',
      to: [],
      cc: [],
      bcc: [],
      references: [],
      sensitivity: 'normal',
      isDraft: false,
      hasAttachments: false,
      sizeBytes: 0,
      headers: {},
    },
  });
  expect(toFetchedItem(parseXml('<Message><ItemId Id="i"/></Message>'))).toBeUndefined();
});

it.each([
  ['2026-11-20T08:30:00Z', '2026-11-20T08:30:00.000Z'],
  ['2026-11-20T08:30:00.1234567Z', '2026-11-20T08:30:00.123Z'],
  ['2026-11-20T09:30:00+01:00', '2026-11-20T08:30:00.000Z'],
  ['2026-11-20T08:30:00', '2026-11-20T08:30:00.000Z'],
  ['2026-13-45T08:30:00Z', undefined],
  ['never', undefined],
  ['', undefined],
])('reads the time "%s" as %s', (text, expected) => {
  const mail = read(`<DateTimeSent>${text}</DateTimeSent><Subject>still there</Subject>`)?.mail;
  expect(mail?.sentAt).toBe(expected);
  expect(mail).not.toHaveProperty('receivedAt');
  expect(mail?.subject).toBe('still there');
});

const mailbox = (address: string, name = ''): string =>
  `<Mailbox><Name>${name}</Name><EmailAddress>${address}</EmailAddress></Mailbox>`;

it('makes addresses comparable and keeps the text of what is none', () => {
  const mail = read(
    `<From>${mailbox('Dana@FABRIKAM.example', 'Dana')}</From><Sender>${mailbox('/O=CONTOSO/CN=Erin', 'Erin')}</Sender>` +
      `<ToRecipients>${mailbox('jürgen@BÜCHER.example')}${mailbox('', 'List')}${mailbox('')}</ToRecipients>`,
  )?.mail;
  expect(mail).toMatchObject({
    from: { address: 'dana@fabrikam.example', name: 'Dana' },
    sender: { address: '/o=contoso/cn=erin', name: 'Erin' },
    to: [{ address: 'jürgen@xn--bcher-kva.example' }, { address: '', name: 'List' }],
  });
});

it('takes the SMTP address of a sender who is known by a directory name only', () => {
  const from = '<From><Mailbox><Name>Erin</Name><EmailAddress>/O=CONTOSO/CN=Erin</EmailAddress></Mailbox></From>';
  const smtp = extended('PropertyTag="0x5d02" PropertyType="String"', 'Erin@contoso.example');
  expect(read(from + smtp)?.mail.from).toEqual({ address: 'erin@contoso.example', name: 'Erin' });
});

it('finds headers and the search key however the server writes names and tags', () => {
  const header = (name: string, value: string): string =>
    extended(`DistinguishedPropertySetId="InternetHeaders" PropertyName="${name}" PropertyType="String"`, value);
  const item = read(
    header('auto-submitted', 'auto-replied') +
      header('LIST-ID', ' &lt;news.example&gt; ') +
      header('Precedence', '') +
      extended('PropertyTag="16351" PropertyType="Integer"', '-1') +
      extended('PropertyTag="0x300B" PropertyType="Binary"', 'AAEC'),
  );
  expect(item?.mail.headers).toEqual({
    autoSubmitted: 'auto-replied',
    listId: '<news.example>',
    autoResponseSuppress: 'All',
  });
  expect(item?.searchKey).toBe('AAEC');
});

it.each([
  ['-1', 'All'],
  ['48', 'OOF, AutoReply'],
  ['0', undefined],
  ['many', undefined],
])('turns the suppressed responses %s back into the header %s', (bits, expected) => {
  const property = extended('PropertyTag="0x3fdf" PropertyType="Integer"', bits);
  expect(read(property)?.mail.headers.autoResponseSuppress).toBe(expected);
});

it('reads the Message-IDs of a thread', () => {
  const mail = read(
    '<InternetMessageId> &lt;a@x&gt;</InternetMessageId><InReplyTo>&lt;b@x&gt; (of Monday)</InReplyTo>' +
      '<References>&lt;c@x&gt;\n &lt;b@x&gt; junk</References><ConversationIndex>AQ==</ConversationIndex>',
  )?.mail;
  expect(mail).toMatchObject({
    internetMessageId: '<a@x>',
    inReplyTo: '<b@x>',
    references: ['<c@x>', '<b@x>'],
    conversationIndex: 'AQ==',
  });
});

it.each([
  ['IPM.Note', 'message'],
  ['IPM.Note.Custom', 'message'],
  ['IPM', 'message'],
  ['IPM.Schedule.Meeting.Request', 'meeting-request'],
  ['IPM.Schedule.Meeting.Resp.Pos', 'meeting-response'],
  ['IPM.Schedule.Meeting.Canceled', 'meeting-cancellation'],
  ['REPORT.IPM.Note.NDR', 'non-delivery-report'],
  ['REPORT.IPM.Note.IPNRN', 'read-receipt'],
  ['REPORT.IPM.Note.IPNNRN', 'read-receipt'],
  ['IPM.Note.SMIME', 'encrypted'],
  ['IPM.Note.SMIME.MultipartSigned', 'message'],
  ['IPM.Note.rpmsg.Microsoft', 'encrypted'],
  ['ipm.note.secure', 'encrypted'],
  ['IPM.Post', 'other'],
  ['IPM.Contact', 'other'],
  ['IPM.StickyNote', 'other'],
  ['IPM.Appointment', 'other'],
])('takes %s for %s', (itemClass, kind) => {
  expect(toMailKind(itemClass, 'Message', undefined)).toBe(kind);
});

it('knows rights-protected mail by its header, and an item without class by its element', () => {
  expect(toMailKind('IPM.Note', 'Message', 'rpmsg.message')).toBe('encrypted');
  expect(toMailKind('', 'Message', undefined)).toBe('message');
  expect(toMailKind('', 'PostItem', undefined)).toBe('other');
});
