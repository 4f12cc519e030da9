import type { JSX } from 'react';
import { useAddress } from './mailboxes';

export function MailboxName({ id }: { readonly id: string }): JSX.Element {
  return <>{useAddress(id)}</>;
}
