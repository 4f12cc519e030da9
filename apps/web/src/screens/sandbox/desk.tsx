import { useState, type JSX } from 'react';
import { Failure } from '../../shared/frame/query-state';
import { DeskBar } from './desk-bar';
import { DeskDialogs, type Asked } from './desk-dialogs';
import { DeskPanes } from './desk-panes';
import { useTracking } from './mail/use-tracking';
import type { SandboxFolder } from './sandbox-api';
import { useDesk } from './use-desk';

interface Props {
  readonly address: string;
  readonly folders: readonly SandboxFolder[];
  /** What the product calls the mailbox, where it knows it. */
  readonly watchedId: string | undefined;
  readonly colleagues: readonly string[];
}

/** Everything that is done in a mailbox: by mouse, by keyboard, and by what the bar offers. */
export function Desk({ address, folders, watchedId, colleagues }: Props): JSX.Element {
  const desk = useDesk(address, folders);
  const tracking = useTracking(watchedId);
  const [isActivityShown, showActivity] = useState(true);
  const [asked, ask] = useState<Asked>();
  const { acts, chosenIds, isInBin, discard } = desk;
  const error = acts.move.error ?? acts.discard.error;
  const askToMove = (): void => ask(chosenIds.length === 0 ? undefined : { what: 'move' });
  const askToDiscard = (): void => {
    if (chosenIds.length === 0) return;
    if (isInBin) ask({ what: 'discard' });
    else void discard('to-deleted-items').catch(() => undefined);
  };
  return (
    <>
      {error !== null && <Failure error={error} />}
      <div>
        <DeskBar
          count={chosenIds.length}
          isActivityShown={isActivityShown}
          ask={ask}
          askToMove={askToMove}
          discard={askToDiscard}
          toggleActivity={() => showActivity(!isActivityShown)}
        />
        <DeskPanes
          {...{ address, folders, watchedId, desk, tracking, isActivityShown, ask, askToMove }}
          discard={askToDiscard}
        />
      </div>
      <DeskDialogs
        {...{ address, folders, tracking, desk, asked }}
        known={[...colleagues, ...desk.senders]}
        close={() => ask(undefined)}
      />
    </>
  );
}
