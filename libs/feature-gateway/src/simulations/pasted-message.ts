import { Injectable } from '@nestjs/common';
import { toActivityId, type ActivityId, type MailMetadata, type PresentObservation } from '@foldwatch/domain';
import { hashId, randomId } from '@foldwatch/platform';
import { ActivityQueries, Clock } from '@foldwatch/ports';
import { InvalidRequest, UnknownResource } from '../http/refusal';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { soughtFolder } from '../folder-rules/sought-folder';
import type { PastedMessageRequest } from './simulation-requests';
import { toPastedMail } from './to-pasted-mail';

const copiesLookedAt = 10;
const unnumbered = { epoch: 0, read: 0, n: 0 };

/** A message that is given as text, as if it arrived now in a folder. */
@Injectable()
export class PastedMessage {
  constructor(
    private readonly folders: KnownFolders,
    private readonly activities: ActivityQueries,
    private readonly clock: Clock,
  ) {}

  async observe(mailboxId: string, { eml, ...where }: PastedMessageRequest): Promise<PresentObservation> {
    const observedAt = this.clock.now().toISOString();
    const mail = await toPastedMail(eml, observedAt);
    if (mail === undefined) {
      throw new InvalidRequest([{ field: 'message.eml', message: 'is no message with headers' }]);
    }
    const isElsewhere = where.folderId !== undefined || where.folderPath !== undefined;
    const { matches } = soughtFolder(isElsewhere ? where : { folderPath: 'Inbox' });
    const isSought: typeof matches = (folder, tree) =>
      isElsewhere ? matches(folder, tree) : folder.wellKnown === 'inbox';
    const found = await this.folders.seek(mailboxId, isSought);
    if (found === undefined) throw new UnknownResource('unknown-folder', 'The mailbox has no such folder.');
    const itemKey = hashId(mailboxId, randomId());
    return {
      kind: 'present',
      mailboxId,
      activityId: await this.activityOf(mail),
      number: unnumbered,
      itemKey,
      folderId: found.folder.id,
      observedAt,
      because: 'change',
      mail,
      contentKey: itemKey,
    };
  }

  /** A message that is recorded already is none that it belongs to. */
  private async activityOf({ internetMessageId: messageId, from }: MailMetadata): Promise<ActivityId> {
    const recorded =
      messageId === undefined ? [] : (await this.activities.list({ messageId, limit: copiesLookedAt })).activities;
    const same = recorded.find(({ message }) => message.from?.address === from?.address);
    const id = same?.id ?? toActivityId(hashId('pasted', messageId ?? ''));
    if (id === undefined) throw new Error('a hash is no activity id');
    return id;
  }
}
