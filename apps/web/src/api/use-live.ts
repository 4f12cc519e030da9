import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Reads again, as it happens, what the screens show. True while the stream is open. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const stream = new EventSource('/api/v1/events?topic=activity.events&after=latest');
    const readAgain = (): void =>
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    stream.addEventListener('open', () => {
      setLive(true);
      readAgain();
    });
    stream.addEventListener('error', () => setLive(false));
    stream.addEventListener('message', readAgain);
    return () => stream.close();
  }, [client]);
  return isLive;
}
