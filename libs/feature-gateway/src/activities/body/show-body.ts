import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Principal } from '../../access/principal';
import { OpenContent } from '../open-content';
import { bodyPage, bodyPolicy, hasRemotePictures, type Body } from './body-page';
import { EnclosedPictures, type Enclosed } from './enclosed-pictures';
import type { Pictures } from './safe-html';

interface BodyPage {
  readonly page: string;
  readonly policy: string;
}

export class BodyPicturesView {
  @ApiProperty({ description: 'Some lie where the sender put them, who learns of it when they are shown.' })
  readonly remote!: boolean;
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
    const { body, enclosed } = await this.read(id, hash, viewer);
    return { page: bodyPage(body, pictures, enclosed), policy: bodyPolicy(pictures) };
  }

  async pictures(id: string, hash: string | undefined, viewer: Principal): Promise<BodyPicturesView> {
    const { body, enclosed } = await this.read(id, hash, viewer);
    return { remote: hasRemotePictures(body, enclosed) };
  }

  private async read(
    id: string,
    hash: string | undefined,
    viewer: Principal,
  ): Promise<{ readonly body: Body; readonly enclosed: Enclosed }> {
    const { body, attachments } = await this.content.shown(id, hash, viewer);
    const type = body.contentType.startsWith('text/html') ? 'html' : 'text';
    const text = await textOf(body.bytes);
    const enclosed = await this.enclosed.of(type === 'html' ? text : '', attachments);
    return { body: { type, text }, enclosed };
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
