import type { JSX } from 'react';
import { QueryState } from '../../shared/query-state';
import { useEveryMailbox } from '../administration/mailboxes/use-every-mailbox';
import { mailFolders } from './mail/folder-rows';
import { useSandboxFolders } from './mail/use-mailbox';
import { Desk } from './desk';
import type { SandboxMailbox } from './sandbox-api';
import { WatchBar } from './watch/watch-bar';

interface Props {
  readonly mailbox: SandboxMailbox;
  readonly mailboxes: readonly SandboxMailbox[];
}

/** One mailbox of the sandbox, and whether the product watches it. */
export function Panes({ mailbox, mailboxes }: Props): JSX.Element {
  const { emailAddress } = mailbox;
  const folders = useSandboxFolders(emailAddress);
  const { data: known } = useEveryMailbox();
  const watched = known?.mailboxes.find((one) => one.emailAddress === emailAddress);
  return (
    <QueryState query={folders}>
      {(all) => (
        <>
          {known !== undefined && watched?.state !== 'enabled' && <WatchBar address={emailAddress} folders={all} />}
          <Desk
            address={emailAddress}
            folders={mailFolders(all)}
            watchedId={watched?.id}
            colleagues={mailboxes.map((one) => one.emailAddress).filter((one) => one !== emailAddress)}
          />
        </>
      )}
    </QueryState>
  );
}
