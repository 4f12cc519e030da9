import { Injectable } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { InvalidRequest } from '../http/refusal';
import { toPastedMail } from '../simulations/to-pasted-mail';
import { ExplainEverywhere } from './explain-everywhere';
import type { WhyView } from './why-views';

/** Why a message that somebody has as a file was, or was not, recorded. Its headers say which it is; nothing of it is kept. */
@Injectable()
export class ExplainFile {
  constructor(
    private readonly explain: ExplainEverywhere,
    private readonly clock: Clock,
  ) {}

  async execute(file: unknown, viewer: Principal): Promise<WhyView> {
    const bytes = Buffer.isBuffer(file) ? file : Buffer.alloc(0);
    const mail = await toPastedMail(headersOf(bytes), this.clock.now().toISOString());
    if (mail === undefined) throw new InvalidRequest([{ field: 'body', message: 'is no message with headers' }]);
    const from = mail.from?.address;
    if (mail.internetMessageId === undefined) {
      throw new InvalidRequest([{ field: 'body', message: 'has no Message-ID by which it could be found' }]);
    }
    return this.explain.execute({ messageId: mail.internetMessageId, ...(from !== undefined && { from }) }, viewer);
  }
}

/** Up to the first empty line, however lines end. */
function headersOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const ends = ['\r\n\r\n', '\n\n'].map((empty) => text.indexOf(empty)).filter((at) => at >= 0);
  return `${text.slice(0, Math.min(text.length, ...ends))}\r\n\r\n`;
}
