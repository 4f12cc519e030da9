import { adminToken, type Product } from './product';

export interface LiveHint {
  readonly kind: string;
  readonly id?: string;
  /** When it came. */
  readonly atMs: number;
}

/** The live stream of one page. */
export async function openLiveStream(product: Product) {
  const leaving = new AbortController();
  const answer = await fetch(`${product.address}/api/v1/live`, {
    headers: { authorization: `Bearer ${adminToken}` },
    signal: leaving.signal,
  });
  const hints: LiveHint[] = [];
  const ended = gather(answer, hints).catch(() => undefined);
  return {
    hints,
    close: async (): Promise<void> => {
      leaving.abort();
      await ended;
    },
  };
}

async function gather(answer: Response, hints: LiveHint[]): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const data = frame.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) hints.push({ ...JSON.parse(data.slice('data: '.length)), atMs: performance.now() });
    }
  }
}
