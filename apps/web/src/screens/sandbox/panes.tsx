import type { JSX } from 'react';
import { QueryState } from '../../shared/frame/query-state';
import { mailFolders } from './mail/folder-rows';
import { useSandboxFolders } from './mail/use-mailbox';
import { Desk } from './desk';
import type { SandboxMailbox } from './sandbox-api';
import { useWatched } from './watch/use-watch';
import { WatchBar } from './watch/watch-bar';

interface Props {
  readonly mailbox: SandboxMailbox;
  readonly mailboxes: readonly SandboxMailbox[];
}

/** One mailbox of the sandbox, and whether the product watches it. */
export function Panes({ mailbox, mailboxes }: Props): JSX.Element {
  const { emailAddress } = mailbox;
  const folders = useSandboxFolders(emailAddress);
  const { data: watched } = useWatched(emailAddress);
  const isWatched = watched?.state === 'enabled';
  return (
    <QueryState query={folders}>
      {(all) => (
        <>
          {watched !== undefined && !isWatched && <WatchBar address={emailAddress} folders={all} />}
          <Desk
            address={emailAddress}
            folders={mailFolders(all)}
            watchedId={isWatched ? watched.id : undefined}
            colleagues={mailboxes.map((one) => one.emailAddress).filter((one) => one !== emailAddress)}
          />
        </>
      )}
    </QueryState>
  );
}
