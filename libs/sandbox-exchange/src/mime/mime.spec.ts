import fc from 'fast-check';
import { anEml } from '../../testing';
import { parseCalendar } from './calendar';
import { composeMime } from './compose-mime';
import { splitMbox } from './mbox';
import { readMessage } from './message-content';
import { asText, readParts } from './message-parts';
import { headerList } from './parse-mime';

describe('mail', () => {
  it('made of fields reads as those fields', async () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(word, word, fc.uint8Array(), async (subject, body, bytes) => {
        const mime = composeMime({
          from: { name: 'Erin', address: 'erin@contoso.example' },
          to: [{ address: 'omar@contoso.example' }],
          cc: [],
          bcc: [],
          replyTo: [],
          subject,
          messageId: '<a@contoso.example>',
          date: new Date(0),
          body: { type: 'Text', content: body },
          attachments: [{ name: 'ä.bin', contentType: 'application/octet-stream', content: Buffer.from(bytes) }],
        });
        const [content, parts] = [await readMessage(mime), await readParts(mime)];
        expect(content).toMatchObject({ messageId: '<a@contoso.example>', sentAt: 0, hasAttachments: true });
        expect(content.subject).toBe(subject.replace(/[\r\n]+/g, ' ').trim());
        expect(parts.attachments.map(({ name, content: file }) => [name, file])).toEqual([
          ['ä.bin', Buffer.from(bytes)],
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    { what: 'a note', headers: [], expected: 'IPM.Note' },
    {
      what: 'a report of non-delivery',
      headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary=x'],
      expected: 'REPORT.IPM.Note.NDR',
    },
    {
      what: 'a read receipt',
      headers: ['Content-Type: multipart/report; report-type=disposition-notification; boundary=x'],
      expected: 'REPORT.IPM.Note.IPNRN',
    },
    {
      what: 'an encrypted message',
      headers: ['Content-Type: application/pkcs7-mime; smime-type=enveloped-data'],
      expected: 'IPM.Note.SMIME',
    },
    { what: 'a post', headers: ['X-Sandbox-Item-Class: IPM.Post'], expected: 'IPM.Post' },
  ])('tells the class of $what', async ({ headers, expected }) => {
    await expect(readMessage(anEml({ headers }))).resolves.toMatchObject({ itemClass: expected });
  });

  it('keeps a conversation together by its root', async () => {
    const first = await readMessage(anEml({ messageId: '<1@x.example>' }));
    const reply = await readMessage(anEml({ messageId: '<2@x.example>', headers: ['References: <1@x.example>'] }));
    expect(reply.conversationGuid).toBe(first.conversationGuid);
  });

  it('reads a meeting', () => {
    const text = [
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      'UID:42',
      'DTSTART;TZID="Romance Standard Time":20261123T090000',
      'ORGANIZER;CN="Hagens, Erin":mailto:erin@contoso.example',
      'ATTENDEE;PARTSTAT=DECLINED;CN=Omar:mailto:omar@contoso.e',
      ' xample',
      'LOCATION:Room 1\\, left',
      'END:VEVENT',
    ].join('\r\n');
    expect(parseCalendar(text)).toMatchObject({
      method: 'REPLY',
      facts: {
        uid: '42',
        start: '2026-11-23T09:00:00Z',
        location: 'Room 1, left',
        response: 'Decline',
        organizer: { name: 'Hagens, Erin', address: 'erin@contoso.example' },
        requiredAttendees: [{ name: 'Omar', address: 'omar@contoso.example' }],
      },
    });
    expect(parseCalendar('nothing of the kind')).toBeUndefined();
  });

  it('comes out of an mbox as it went in', () => {
    const [first, second] = [anEml({ body: 'one' }), anEml({ body: 'two\r\n>From here on' })];
    const mbox = Buffer.concat([
      Buffer.from('From a@x Fri Nov 20 10:00:00 2026\r\n'),
      first,
      Buffer.from('\r\nFrom b@x Fri Nov 20 10:00:00 2026\r\n'),
      second,
    ]);
    const pieces = splitMbox(mbox).map((piece) => piece.toString().trimEnd());
    expect(pieces).toEqual([first.toString().trimEnd(), second.toString().trimEnd().replace('>From', 'From')]);
    expect(splitMbox(Buffer.alloc(0))).toEqual([]);
  });

  it('shows its headers unfolded and in their order', () => {
    const eml = anEml({ headers: ['X-Long: one', '\ttwo'] });
    expect(headerList(eml).slice(-1)).toEqual([{ name: 'X-Long', value: 'one\ttwo' }]);
  });

  it('reads as text when it is HTML', () => {
    expect(asText('<style>p{}</style><p>Good&nbsp;morning &amp; bye</p>')).toBe('Good morning & bye');
  });
});
