import { useState } from 'react';
import { useMailboxTest, type TestOfMailbox } from './use-mailbox-test';

export interface ShownTest extends Omit<TestOfMailbox, 'start'> {
  readonly isHidden: boolean;
  readonly hide: () => void;
  /** Starts a test, or shows the one that runs. */
  readonly begin: () => void;
}

/** The test of a mailbox, which goes on when it is hidden. */
export function useShownTest(mailboxId: string): ShownTest {
  const { start, ...followed } = useMailboxTest(mailboxId);
  const [hiddenId, hide] = useState<string>();
  const { test, isRunning } = followed;
  return {
    ...followed,
    isHidden: test !== undefined && test.id === hiddenId,
    hide: () => hide(test?.id),
    begin: () => {
      hide(undefined);
      if (!isRunning) start();
    },
  };
}
