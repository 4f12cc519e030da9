import { composeMime } from '../mime/compose-mime';
import { readMessage } from '../mime/message-content';
import { arrive } from '../operations/arrive';
import { deliver } from '../operations/deliver';
import { type Folder } from '../store/folder-store';
import { newGuid } from '../store/ids';
import { type Correspondent, type Item, type NewItem } from '../store/item';
import { type Mailbox } from '../store/mailbox-store';
import { type Store } from '../store/store';
import { SandboxError } from './sandbox-error';
import { type SandboxMail } from './sandbox-mail';
import { type SandboxMailboxes } from './sandbox-mailboxes';
import { itemIdOf } from './summaries';

/** What a person writes. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  /** The id of the item that it answers. */
  readonly answers: string | undefined;
}

export interface SentLetter extends Letter {
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

export interface ReceivedLetter extends Letter {
  readonly from: Correspondent;
}

const toCorrespondent = (address: string): Correspondent => ({ address });
const answerSubject = (subject: string): string => (/^re:/i.test(subject) ? subject : `RE: ${subject}`);

/** Mail as people write it: sent from a mailbox here, or from somebody out in the world to one. */
export class SandboxLetters {
  constructor(
    private readonly store: Store,
    private readonly mailboxes: SandboxMailboxes,
    private readonly mail: SandboxMail,
  ) {}

  /** Keeps a copy among what was sent, and hands it to every recipient who lives here. Answers the copy's id. */
  async send(address: string, letter: SentLetter): Promise<string> {
    const mailbox = this.mailboxes.expect(address);
    if (letter.to.length + letter.cc.length === 0) throw new SandboxError('invalid', 'A message needs a recipient.');
    const from = { name: mailbox.displayName, address: mailbox.emailAddress };
    const recipients = { to: letter.to.map(toCorrespondent), cc: letter.cc.map(toCorrespondent) };
    const message = await this.compose(mailbox, letter, { from, ...recipients });
    const copy = this.store.items.insert(this.folder(mailbox, 'sentitems'), { ...message, isRead: true });
    await deliver(this.store, message.content, Buffer.from(message.mime));
    return itemIdOf(mailbox, copy);
  }

  /** As when a server out in the world hands a message in. Answers its id, in whatever folder it came to rest. */
  async receive(address: string, letter: ReceivedLetter): Promise<string> {
    const mailbox = this.mailboxes.expect(address);
    const to = [{ name: mailbox.displayName, address: mailbox.emailAddress }];
    const message = await this.compose(mailbox, letter, { from: letter.from, to, cc: [] });
    return itemIdOf(mailbox, arrive(this.store, this.folder(mailbox, 'inbox'), message));
  }

  private async compose(
    mailbox: Mailbox,
    { subject, text, answers }: Letter,
    parties: Readonly<Record<'to' | 'cc', readonly Correspondent[]>> & { readonly from: Correspondent },
  ): Promise<NewItem> {
    const answered = answers === undefined ? undefined : this.mail.item(mailbox, answers);
    const domain = parties.from.address?.split('@')[1] ?? 'sandbox.example';
    const mime = composeMime({
      ...parties,
      bcc: [],
      replyTo: [],
      subject: answered === undefined ? subject : answerSubject(subject),
      messageId: `<${newGuid()}@${domain}>`,
      ...threadOf(answered),
      date: new Date(),
      body: { type: 'Text', content: text },
      attachments: [],
    });
    return { content: await readMessage(mime), mime, receivedAt: Date.now(), isRead: false, isDraft: false };
  }

  private folder(mailbox: Mailbox, distinguishedId: string): Folder {
    const folder = this.store.folders.distinguished(mailbox.id, distinguishedId);
    if (folder === undefined) throw new SandboxError('not-found', 'The mailbox has no such folder.');
    return folder;
  }
}

function threadOf(answered: Item | undefined): { readonly inReplyTo?: string; readonly references?: string } {
  if (answered?.messageId === undefined) return {};
  const { messageId, references, inReplyTo } = answered;
  return { inReplyTo: messageId, references: [references ?? inReplyTo, messageId].filter(Boolean).join(' ') };
}
