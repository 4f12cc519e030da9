import { atTime, type Correspondence, messageIdOf, workingDaysFrom } from './correspondence';
import { dateText, headerText } from './header-text';
import type { AttachedFile, Letter, Meeting, Person, Report } from './letter';
import { asciiLeaf, branch, bytesLeaf, type MimePart, textLeaf } from './mime-part';

const named = ({ name, address }: Person): string => `${name} <${address}>`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const htmlLines = (text: string): string => escaped(text).replaceAll('\n', '<br>');
const lineEnd = '\r\n';

/** What Outlook puts above the mail that is answered. */
function quotedHead(parent: Letter, correspondence: Correspondence): string {
  const sent = dateText(correspondence.sentAt(parent));
  const to = parent.to.map(named).join('; ');
  return `From: ${named(parent.from)}\nSent: ${sent}\nTo: ${to}\nSubject: ${parent.subject}`;
}

function plainText(letter: Letter, correspondence: Correspondence): string {
  const own = letter.text.join('\n\n');
  if (letter.answers === undefined) return `${own}\n`;
  const parent = correspondence.find(letter.answers);
  const quoted = [quotedHead(parent, correspondence), ...parent.text].join('\n\n');
  return `${own}\n\n-----Original Message-----\n${quoted}\n`;
}

function html(letter: Letter, correspondence: Correspondence): string {
  const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${htmlLines(text)}</p>`).join('\n');
  const pictures = (letter.attached ?? []).filter(({ contentId }) => contentId !== undefined);
  const shown = pictures.map(({ contentId, name }) => `<p><img src="cid:${contentId}" alt="${name}"></p>`).join('\n');
  const parent = letter.answers === undefined ? undefined : correspondence.find(letter.answers);
  const quoted =
    parent === undefined
      ? ''
      : `<hr>\n<p><b>${htmlLines(quotedHead(parent, correspondence))}</b></p>\n<blockquote>\n${paragraphs(parent.text)}\n</blockquote>`;
  const style = '<style>p { font-family: Calibri, sans-serif; font-size: 11pt; }</style>';
  return `<html><head>${style}</head><body>\n${paragraphs(letter.text)}\n${shown}${quoted}\n</body></html>\n`;
}

function fileLeaf({ name, contentType, content, contentId }: AttachedFile): MimePart {
  const place = contentId === undefined ? 'attachment' : 'inline';
  const headers: Record<string, string> = {
    'Content-Type': `${contentType}; name="${headerText(name)}"`,
    'Content-Disposition': `${place}; filename="${headerText(name)}"; size=${content.length}`,
  };
  return bytesLeaf(contentId === undefined ? headers : { ...headers, 'Content-ID': `<${contentId}>` }, content);
}

const calendarEscaped = (text: string): string => text.replaceAll(/[,;\\]/g, String.raw`\$&`);

const calendarTime = (date: Date): string => `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

function calendarText(letter: Letter, meeting: Meeting, sentAt: Date): string {
  const start = atTime(workingDaysFrom(sentAt, meeting.inDays), meeting.at);
  const end = new Date(start.getTime() + meeting.minutes * 60_000);
  const status = meeting.method === 'REPLY' ? 'PARTSTAT=ACCEPTED' : 'PARTSTAT=NEEDS-ACTION;RSVP=TRUE';
  const attendees = meeting.attendees.map(({ name, address }) => `ATTENDEE;${status};CN="${name}":mailto:${address}`);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Contoso//Sandbox//EN',
    `METHOD:${meeting.method}`,
    'BEGIN:VEVENT',
    `UID:${meeting.uid}`,
    `DTSTAMP:${calendarTime(sentAt)}`,
    `DTSTART:${calendarTime(start)}`,
    `DTEND:${calendarTime(end)}`,
    `SUMMARY:${calendarEscaped(letter.subject.replace(/^Accepted: /, ''))}`,
    `LOCATION:${calendarEscaped(meeting.location)}`,
    `ORGANIZER;CN="${meeting.organizer.name}":mailto:${meeting.organizer.address}`,
    ...attendees,
    'SEQUENCE:0',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\n');
}

function reportFields({ kind, recipient }: Report, original: Letter, sentAt: Date): string {
  const lines =
    kind === 'delivery-status'
      ? [
          'Reporting-MTA: dns; exchange.contoso.example',
          `Arrival-Date: ${dateText(sentAt)}`,
          '',
          `Final-Recipient: rfc822; ${recipient}`,
          'Action: failed',
          'Status: 5.1.1',
          'Diagnostic-Code: smtp; 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
        ]
      : [
          `Final-Recipient: rfc822; ${recipient}`,
          `Original-Message-ID: ${messageIdOf(original)}`,
          'Disposition: manual-action/MDN-sent-manually; displayed',
        ];
  return lines.join(lineEnd);
}

function reportContent(letter: Letter, report: Report, correspondence: Correspondence): MimePart {
  const original = correspondence.find(report.about);
  const fields = reportFields(report, original, correspondence.sentAt(letter));
  const headers = [
    `Message-ID: ${messageIdOf(original)}`,
    `Date: ${dateText(correspondence.sentAt(original))}`,
    `Subject: ${headerText(original.subject)}`,
  ];
  return branch(`multipart/report; report-type=${report.kind}`, [
    textLeaf('text/plain', plainText(letter, correspondence)),
    asciiLeaf(`message/${report.kind}`, fields),
    asciiLeaf('text/rfc822-headers', headers.join(lineEnd)),
  ]);
}

function readableContent(letter: Letter, correspondence: Correspondence): MimePart {
  const plain = textLeaf('text/plain', plainText(letter, correspondence), letter.charset);
  if (letter.body === 'text-only') return plain;
  const rich = textLeaf('text/html', html(letter, correspondence), letter.charset);
  if (letter.body === 'html-only') return rich;
  if (letter.meeting === undefined) return branch('multipart/alternative', [plain, rich]);
  const calendar = calendarText(letter, letter.meeting, correspondence.sentAt(letter));
  const calendarType = `text/calendar; method=${letter.meeting.method}`;
  return branch('multipart/alternative', [plain, rich, textLeaf(calendarType, calendar)]);
}

/** The MIME tree of a letter. `enclosed` is the source of the mail that it forwards as an attachment. */
export function contentOf(letter: Letter, correspondence: Correspondence, enclosed: string | undefined): MimePart {
  if (letter.report !== undefined) return reportContent(letter, letter.report, correspondence);
  const readable = readableContent(letter, correspondence);
  const files = letter.attached ?? [];
  const pictures = files.filter(({ contentId }) => contentId !== undefined).map(fileLeaf);
  const related = pictures.length === 0 ? readable : branch('multipart/related', [readable, ...pictures]);
  const listed: MimePart[] = files.filter(({ contentId }) => contentId === undefined).map(fileLeaf);
  if (enclosed !== undefined) listed.push(asciiLeaf('message/rfc822', enclosed));
  return listed.length === 0 ? related : branch('multipart/mixed', [related, ...listed]);
}
