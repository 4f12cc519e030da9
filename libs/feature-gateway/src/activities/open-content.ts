import { Injectable } from '@nestjs/common';
import type { ActivityAttachment, ActivityContent, ActivityField, ContentVersion } from '@foldwatch/domain';
import { ContentStore } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { safeContentType, type Download } from '../http/send-bytes';
import { NoteLooks } from '../looks/note-looks';
import { Readers } from '../rights/readers';
import { refuseMasked } from '../rights/refuse-masked';
import { addressOf } from './to-activity-view';
import { VisibleActivities } from './visible-activities';

interface Shown {
  readonly body: Download;
  readonly attachments: readonly ActivityAttachment[];
}

/** Opens what a message said and what was attached to it, as downloads; of others' mail that is noted before. */
@Injectable()
export class OpenContent {
  constructor(
    private readonly visible: VisibleActivities,
    private readonly contents: ContentStore,
    private readonly readers: Readers,
    private readonly looks: NoteLooks,
  ) {}

  async body(id: string, hash: string | undefined, viewer: Principal): Promise<Download> {
    await this.refuse('body', viewer);
    const activity = await this.visible.find(id, viewer);
    const { bodyRef, bodyType } = versionOf(activity.content, hash);
    await this.looks.atMail([activity], viewer, { action: 'readContent', resource: `${addressOf(activity)}/content` });
    const contentType = bodyType === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
    return { bytes: await this.open(bodyRef), contentType, fileName: bodyType === 'html' ? 'body.html' : 'body.txt' };
  }

  /** The body, and what of the attachments it may show: none to whom they are masked. */
  async shown(id: string, hash: string | undefined, viewer: Principal): Promise<Shown> {
    const body = await this.body(id, hash, viewer);
    const masked = (await this.readers.of(viewer))?.maskedActivityFields.includes('attachments') === true;
    const { content } = await this.visible.find(id, viewer);
    return { body, attachments: masked ? [] : versionOf(content, hash).attachments };
  }

  async attachment(id: string, at: number, viewer: Principal): Promise<Download> {
    await this.refuse('attachments', viewer);
    const activity = await this.visible.find(id, viewer);
    const attachment = activity.content.current?.attachments[at];
    if (attachment === undefined) throw new UnknownResource('unknown-attachment', 'There is no such attachment.');
    const { contentRef, omitted = 'unavailable', name, contentType } = attachment;
    if (contentRef === undefined) {
      throw new UnknownResource('attachment-left-out', `The attachment was left out: ${omitted}.`);
    }
    const resource = `${addressOf(activity)}/attachments/${at}`;
    await this.looks.atMail([activity], viewer, { action: 'readAttachment', resource });
    return { bytes: await this.open(contentRef), contentType: safeContentType(contentType), fileName: name };
  }

  private async refuse(field: ActivityField, viewer: Principal): Promise<void> {
    refuseMasked((await this.readers.of(viewer))?.maskedActivityFields, field, 'path');
  }

  private async open(ref: string): Promise<AsyncIterable<Uint8Array>> {
    const bytes = await this.contents.open(ref);
    if (bytes === undefined) throw new UnknownResource('content-gone', 'The content is no longer kept.');
    return bytes;
  }
}

function versionOf({ state, current, earlier }: ActivityContent, hash: string | undefined): ContentVersion {
  const versions = current === undefined ? earlier : [current, ...earlier];
  const version = hash === undefined ? current : versions.find((known) => known.hash === hash);
  if (version !== undefined) return version;
  if (state === 'pending') throw new UnknownResource('content-pending', 'The content is still being fetched.');
  throw new UnknownResource('content-gone', 'No copy of the content is left.');
}
