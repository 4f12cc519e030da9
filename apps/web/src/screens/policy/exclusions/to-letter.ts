interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
}

/** What somebody typed stays in its header, whatever it is. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Beyond ASCII as an encoded word (RFC 2047). */
function encoded(text: string): string {
  if (/^[\u0020-\u007e]*$/.test(text)) return text;
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte));
  return `=?utf-8?B?${btoa(bytes.join(''))}?=`;
}

/** The message of which only sender and subject are given, as the API takes messages. */
export const toLetter = ({ from, to, subject }: Letter): string =>
  [`From: ${oneLine(from)}`, `To: ${oneLine(to)}`, `Subject: ${encoded(oneLine(subject))}`, '', ''].join('\r\n');
