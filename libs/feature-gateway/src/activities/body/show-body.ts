import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { OpenContent } from '../open-content';
import { bodyPage, bodyPolicy } from './body-page';
import { EnclosedPictures } from './enclosed-pictures';
import type { Pictures } from './safe-html';

interface BodyPage {
  readonly page: string;
  readonly policy: string;
}

/** Shows what a message says as a page that is safe to look at. */
@Injectable()
export class ShowBody {
  constructor(
    private readonly content: OpenContent,
    private readonly enclosed: EnclosedPictures,
  ) {}

  async execute(
    id: string,
    { hash, pictures }: { readonly hash: string | undefined; readonly pictures: Pictures },
    viewer: Principal,
  ): Promise<BodyPage> {
    const { body, attachments } = await this.content.shown(id, hash, viewer);
    const type = body.contentType.startsWith('text/html') ? 'html' : 'text';
    const text = await textOf(body.bytes);
    const enclosed = await this.enclosed.of(type === 'html' ? text : '', attachments);
    return { page: bodyPage({ type, text }, pictures, enclosed), policy: bodyPolicy(pictures) };
  }
}

/** More than is ever shown; the rest need not be read. */
const maxRead = 2_097_152;

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of bytes) {
    text += decoder.decode(part, { stream: true });
    if (text.length > maxRead) break;
  }
  return text + decoder.decode();
}
