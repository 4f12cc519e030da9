import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { View } from './client';
import { followLive } from './follow-live';
import { lookAtSession } from './query-client';
import { SecondLook } from './second-look';

type Hint = View<'HintView'>;

/** What else shows a thing that changed: folders count what their rules track, timelines and moves show activities. */
const alsoShownBy: Partial<Record<Hint['kind'], readonly string[]>> = {
  activity: ['record', 'mailbox', 'decision'],
  mailbox: ['configuration'],
};

/** Reads again, as it happens, what the screens show. True while the stream is open. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const secondLook = new SecondLook((kind) => readAgain(client, { kind }));
    const leave = followLive({
      opened: () => {
        setLive(true);
        readAgain(client, { kind: 'everything' });
      },
      told: (data) => {
        const said: unknown = JSON.parse(data);
        const hint: Hint = isHint(said) ? said : { kind: 'everything' };
        readAgain(client, hint);
        secondLook.after(hint.kind);
      },
      lost: () => {
        setLive(false);
        // It ends with the session: then the way in is shown.
        lookAtSession(client);
      },
    });
    return () => {
      leave();
      secondLook.cancel();
    };
  }, [client]);
  return isLive;
}

function readAgain(client: QueryClient, { kind }: Hint): void {
  const subjects = [kind, ...(alsoShownBy[kind] ?? [])];
  void client.invalidateQueries({
    predicate: ({ queryKey: [subject] }) => {
      // Whose login reaches other mailboxes sees other things everywhere.
      if (kind === 'session') return true;
      return kind === 'everything' ? subject !== 'session' : subjects.includes(String(subject));
    },
  });
}

const isHint = (value: unknown): value is Hint => typeof value === 'object' && value !== null && 'kind' in value;
