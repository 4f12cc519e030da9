import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { InvalidRequest, NotPossible } from '../http/refusal';
import { toPastedMail } from '../simulations/to-pasted-mail';
import { ExplainEverywhere } from './explain-everywhere';
import type { WhyView } from './why-views';

/** How files begin that Outlook saves on Windows unless it is told otherwise. */
const outlookMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const outlookRemedy =
  'Foldwatch does not read the format in which Outlook saved this message (.msg). Save it as .eml (in the new Outlook and on the ' +
  'web: More actions, Save as), or open it, copy the Internet headers from its properties, and paste those.';

/** Why a message that somebody has as a file was, or was not, recorded. Its headers say which it is; nothing of it is kept. */
@Injectable()
export class ExplainFile {
  constructor(
    private readonly explain: ExplainEverywhere,
    private readonly clock: Clock,
  ) {}

  async execute(file: unknown, viewer: Principal): Promise<WhyView> {
    const bytes = Buffer.isBuffer(file) ? file : Buffer.alloc(0);
    if (bytes.subarray(0, outlookMark.length).equals(outlookMark)) throw new NotPossible('outlook-file', outlookRemedy);
    const mail = await toPastedMail(headersOf(bytes), this.clock.now().toISOString());
    if (mail === undefined) throw new InvalidRequest([{ field: 'body', message: 'is no message with headers' }]);
    const { internetMessageId: messageId, from, subject } = mail;
    const said = { subject, from: from?.address ?? null, fromName: from?.name || null };
    if (messageId === undefined) return { ...said, messageId: null, decisions: [], activities: [] };
    const sought = { messageId, ...(from && { from: from.address }) };
    const { messageId: found, decisions, activities } = await this.explain.execute(sought, viewer);
    return { ...said, messageId: found, decisions, activities };
  }
}

/** Up to the first empty line, however lines end; in UTF-8 (RFC 6532) or, where it is none, byte by byte. */
function headersOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const ends = ['\r\n\r\n', '\n\n'].map((empty) => text.indexOf(empty)).filter((at) => at >= 0);
  const headers = bytes.subarray(0, Math.min(text.length, ...ends));
  return `${isUtf8(headers) ? headers.toString('utf8') : headers.toString('latin1')}\r\n\r\n`;
}
