const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

interface Follower {
  readonly opened: () => void;
  readonly told: (data: string) => void;
  /** `isRefused` where something answered, but not with a stream. */
  readonly lost: (isRefused: boolean) => void;
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
      const isRefused = current.readyState === EventSource.CLOSED;
      if (isRefused) {
        timer = window.setTimeout(open, waitMs);
        waitMs = Math.min(2 * waitMs, longestWaitMs);
      }
      lost(isRefused);
    });
  };
  open();
  return () => {
    window.clearTimeout(timer);
    stream?.close();
  };
}
