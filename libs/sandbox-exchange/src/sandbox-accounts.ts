import { type SandboxAccounts } from './authentication/authentication';
import { type Mailbox } from './store/mailbox-store';
import { type Store } from './store/store';

/** Logins of the mailboxes that exist: an address, a local part, or `DOMAIN\user`. */
export function accountsOf(store: Store): SandboxAccounts & { findByLogin(login: string): Mailbox | undefined } {
  return {
    findByLogin(login: string): Mailbox | undefined {
      const name = login
        .slice(login.lastIndexOf('\\') + 1)
        .trim()
        .toLowerCase();
      if (name === '') return undefined;
      if (name.includes('@')) return store.mailboxes.byAddress(name);
      return store.mailboxes.all().find(({ emailAddress }) => emailAddress.split('@')[0] === name);
    },
  };
}
