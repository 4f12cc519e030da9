import { EwsFault } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { type Mailbox } from '../store/mailbox-store';
import { type Store } from '../store/store';

/** The mailbox that the caller acts as; undefined if it acts as itself. Errors here concern the whole call. */
export function impersonated(store: Store, caller: Mailbox, header: XmlNode | undefined): Mailbox | undefined {
  const sid = header?.at('ExchangeImpersonation', 'ConnectingSID')?.children[0];
  if (sid === undefined) return undefined;
  const mailbox = store.mailboxes.byAddress(sid.text);
  if (mailbox?.id === caller.id) return mailbox;
  if (!caller.mayImpersonate) {
    throw new EwsFault(
      'ErrorImpersonateUserDenied',
      'The account does not have permission to impersonate the requested user.',
    );
  }
  if (mailbox === undefined) {
    throw new EwsFault('ErrorNonExistentMailbox', 'The SMTP address has no mailbox associated with it.');
  }
  return mailbox;
}
