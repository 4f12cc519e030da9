/** An adapter opened for one test, over an empty store. */
interface Opened<P> {
  readonly port: P;
  close(): Promise<void>;
}

export type Open<P> = () => Promise<Opened<P>>;

/** Opens adapters for the tests of the current `describe` and closes them after each. */
export function freshly<P>(open: Open<P>): () => Promise<P> {
  const opened: Opened<P>[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  return async () => {
    const one = await open();
    opened.push(one);
    return one.port;
  };
}
