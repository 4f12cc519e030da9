import { castFolders, castMailboxes, castMessages } from './cast/cast';
import { type SandboxMail } from './control/sandbox-mail';
import { type SandboxMailboxes } from './control/sandbox-mailboxes';
import { type Store } from './store/store';

/**
 * Once in the life of a data directory, and whole or not at all: what people did with the cast's mail since then stays
 * as they left it.
 */
export async function seedCast(store: Store, mailboxes: SandboxMailboxes, mail: SandboxMail): Promise<void> {
  if (store.mailboxes.all().length > 0) return;
  const cast = castMessages(new Date());
  const read = await mail.read(cast.map(({ eml, ...message }) => ({ ...message, eml: Buffer.from(eml, 'latin1') })));
  store.database.transaction(() => {
    for (const { emailAddress, displayName, password, kind } of castMailboxes) {
      mailboxes.create({ emailAddress, displayName, password, mayImpersonate: kind === 'service' });
    }
    for (const { mailbox, path } of castFolders) mailboxes.createPath(mailbox, path);
    cast.forEach(({ mailbox: address, folderPath }, index) => {
      const mailbox = mailboxes.expect(address);
      mail.putIn(mailbox, mailboxes.folder(mailbox, folderPath), read.slice(index, index + 1));
    });
  });
}
