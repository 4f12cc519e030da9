import { Injectable } from '@nestjs/common';
import type { ActivityAttachment } from '@foldwatch/domain';
import { ContentStore } from '@foldwatch/ports';
import { pictureType } from './picture-type';

const mostPictures = 50;
const mostBytes = 1_048_576;
const mostBytesInAll = 8_388_608;

const references = /\bcid:([^\s"'<>]{1,200})/gi;

/** By their content ids, in small letters: pictures that a message encloses, as they stand in a page. */
export type Enclosed = ReadonlyMap<string, string>;

/**
 * Puts enclosed pictures into the page itself, because a page of no origin is given nothing by this gateway. What they are is seen
 * from their first bytes, whatever the sender calls them; what is no picture of pixels, or too large, is left out.
 */
@Injectable()
export class EnclosedPictures {
  constructor(private readonly contents: ContentStore) {}

  async of(html: string, attachments: readonly ActivityAttachment[]): Promise<Enclosed> {
    const wanted = referredTo(html);
    const enclosed = new Map<string, string>();
    let left = mostBytesInAll;
    for (const { contentId, contentRef, sizeBytes } of attachments) {
      const id = contentId?.toLowerCase() ?? '';
      if (contentRef === undefined || !wanted.has(id) || enclosed.has(id)) continue;
      if (sizeBytes > Math.min(mostBytes, left) || enclosed.size >= mostPictures) continue;
      const bytes = await this.read(contentRef);
      left -= bytes.length;
      const type = pictureType(bytes);
      if (type !== undefined) enclosed.set(id, `data:${type};base64,${bytes.toString('base64')}`);
    }
    return enclosed;
  }

  /** What is larger than it was said to be is cut off, and then shown as far as a browser can. */
  private async read(ref: string): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (await this.contents.open(ref)) ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostBytes) break;
    }
    return Buffer.concat(chunks).subarray(0, mostBytes);
  }
}

const referredTo = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(references)].map(([, id = '']) => contentIdIn(`cid:${id}`)));

/** The id that an address names, as it is compared; none where it is no such address. */
export function contentIdIn(address: string): string {
  const written = /^\s*cid:/i.test(address) ? address.trim().slice('cid:'.length) : '';
  try {
    return decodeURIComponent(written).toLowerCase();
  } catch {
    return written.toLowerCase();
  }
}
