import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to one call, for whatever is called on the way, however far down and however long it waits. */
export class CallContext<T> {
  private readonly storage = new AsyncLocalStorage<T>();

  run<R>(context: T, work: () => R): R {
    return this.storage.run(context, work);
  }

  /** `undefined` outside of any. */
  get current(): T | undefined {
    return this.storage.getStore();
  }
}
