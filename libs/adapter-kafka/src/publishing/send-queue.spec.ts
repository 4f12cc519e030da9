import { SendQueue, type QueuedMessage } from './send-queue';

const limits = { messageBytes: 100, topicBytes: 30, waitingBytes: 60 };
const message = (key: string, bytes = 10, topic = 't'): QueuedMessage => ({
  topic,
  bytes,
  message: { key, value: null },
});
const keysOf = (messages: readonly QueuedMessage[]): string => messages.map((one) => String(one.message.key)).join('');

/** Requests that are answered when the spec says so. */
class Requests {
  readonly sent: string[] = [];
  private readonly answers: PromiseWithResolvers<void>[] = [];

  readonly send = (messages: readonly QueuedMessage[]): Promise<void> => {
    this.sent.push(keysOf(messages));
    const answer = Promise.withResolvers<void>();
    this.answers.push(answer);
    return answer.promise;
  };

  async acknowledge(): Promise<void> {
    this.answers.shift()?.resolve();
    await new Promise(setImmediate);
  }

  async fail(): Promise<void> {
    this.answers.shift()?.reject(new Error('away'));
    await new Promise(setImmediate);
  }
}

const stateOf = (promise: Promise<void>): (() => string) => {
  let state = 'waiting';
  promise.then(
    () => (state = 'done'),
    () => (state = 'failed'),
  );
  return () => state;
};

describe('SendQueue', () => {
  let requests: Requests;
  let queue: SendQueue;

  beforeEach(() => {
    requests = new Requests();
    queue = new SendQueue(requests.send, limits);
  });

  it('sends what came meanwhile in one request', async () => {
    const first = stateOf(queue.add([message('a')]));
    const others = [stateOf(queue.add([message('b')])), stateOf(queue.add([message('c')]))];
    await requests.acknowledge();
    expect(first()).toBe('done');
    await requests.acknowledge();
    expect(requests.sent).toEqual(['a', 'bc']);
    expect(others.map((state) => state())).toEqual(['done', 'done']);
  });

  it('sends no more of a topic at once than a partition takes, and keeps the order', async () => {
    const state = stateOf(queue.add([message('a'), message('b'), message('c'), message('d')]));
    await requests.acknowledge();
    expect(state()).toBe('waiting');
    await requests.acknowledge();
    expect(requests.sent).toEqual(['abc', 'd']);
    expect(state()).toBe('done');
  });

  it('counts each topic for itself, and sends a message that is larger than that first', async () => {
    void queue.add([message('a', 30, 't'), message('b', 30, 'u'), message('c', 90, 't'), message('d', 10, 'u')]);
    await requests.acknowledge();
    expect(requests.sent.join('|')).toBe('ab|cd');
  });

  it('fails all whose messages were in a failed request, and what they have still waiting', async () => {
    const [one, two, three] = [
      stateOf(queue.add([message('a')])),
      stateOf(queue.add([message('b'), message('c'), message('d'), message('e')])),
      stateOf(queue.add([message('f')])),
    ];
    await requests.acknowledge();
    await requests.fail();
    expect([one(), two()]).toEqual(['done', 'failed']);
    await requests.acknowledge();
    expect(requests.sent).toEqual(['a', 'bcd', 'f']);
    expect(three()).toBe('done');
  });

  it('refuses a message that is too large, and only its publication', async () => {
    await expect(queue.add([message('a', 101)])).rejects.toMatchObject({ code: 'event-too-large', retryable: false });
    const state = stateOf(queue.add([message('b')]));
    await requests.acknowledge();
    expect(state()).toBe('done');
  });

  it('lets those wait for whom there is no room', async () => {
    void queue.add(Array.from({ length: 10 }, (_, n) => message(String(n))));
    const late = stateOf(queue.add([message('x')]));
    for (let n = 0; n < 4; n += 1) await requests.acknowledge();
    await requests.acknowledge();
    expect(late()).toBe('done');
    expect(requests.sent.join('')).toBe('0123456789x');
  });

  it('takes up work again after it had none', async () => {
    void queue.add([message('a')]);
    await requests.acknowledge();
    await queue.idle();
    const state = stateOf(queue.add([message('b')]));
    await requests.acknowledge();
    expect(state()).toBe('done');
  });
});
