const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

interface Follower {
  readonly opened: () => void;
  readonly told: (data: string) => void;
  readonly lost: () => void;
}

/**
 * Hands on what the API tells until it is ended by what this returns. A browser takes up a stream again whose connection broke;
 * one that was refused it leaves, so that is tried anew here, ever more patiently.
 */
export function followLive({ opened, told, lost }: Follower): () => void {
  let stream: EventSource | undefined;
  let timer: number | undefined;
  let waitMs = firstWaitMs;
  const open = (): void => {
    const current = new EventSource('/api/v1/live');
    stream = current;
    current.addEventListener('open', () => {
      waitMs = firstWaitMs;
      opened();
    });
    current.addEventListener('message', ({ data }: MessageEvent<string>) => told(data));
    current.addEventListener('error', () => {
      lost();
      if (current.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, waitMs);
      waitMs = Math.min(2 * waitMs, longestWaitMs);
    });
  };
  open();
  return () => {
    window.clearTimeout(timer);
    stream?.close();
  };
}
