import { castFolders, castMailboxes, castMessages } from './cast/cast';
import { type SandboxMail } from './control/sandbox-mail';
import { type SandboxMailboxes } from './control/sandbox-mailboxes';

/** Once in the life of a data directory: what people did with the cast's mail since then stays as they left it. */
export async function seedCast(mailboxes: SandboxMailboxes, mail: SandboxMail, now: Date): Promise<void> {
  if (mailboxes.list().length > 0) return;
  for (const { emailAddress, displayName, password, kind } of castMailboxes) {
    mailboxes.create({ emailAddress, displayName, password, mayImpersonate: kind === 'service' });
  }
  for (const { mailbox, path } of castFolders) mailboxes.createPath(mailbox, path);
  for (const { mailbox, folderPath, eml, ...message } of castMessages(now)) {
    await mail.importOne(mailbox, folderPath, { ...message, eml: Buffer.from(eml, 'latin1') });
  }
}
