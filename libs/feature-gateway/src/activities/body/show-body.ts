import { Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal';
import { OpenContent } from '../open-content';
import { bodyPage, bodyPolicy } from './body-page';
import type { Pictures } from './safe-html';

interface BodyPage {
  readonly page: string;
  readonly policy: string;
}

/** Shows what a message says as a page that is safe to look at. */
@Injectable()
export class ShowBody {
  constructor(private readonly content: OpenContent) {}

  async execute(
    id: string,
    { hash, pictures }: { readonly hash: string | undefined; readonly pictures: Pictures },
    viewer: Principal,
  ): Promise<BodyPage> {
    const { bytes, contentType } = await this.content.body(id, hash, viewer);
    const type = contentType.startsWith('text/html') ? 'html' : 'text';
    return { page: bodyPage({ type, text: await textOf(bytes) }, pictures), policy: bodyPolicy(pictures) };
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
