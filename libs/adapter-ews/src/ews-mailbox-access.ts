import {
  type AccessStep,
  type AccessStepName,
  type AccessWatch,
  MailboxAccess,
  type MailboxTarget,
} from '@foldwatch/ports';

import { failedStep } from './failed-step';
import type { EwsClient } from './ews-client';
import { EwsError } from './ews-error';
import type { EwsMailFolders } from './ews-mail-folders';

/** What is tried, and what is said of it when it went well. */
interface Trial {
  readonly step: AccessStepName;
  readonly attempt: (target: MailboxTarget, part: Part) => Promise<string>;
}

interface Part {
  readonly begins: (doing: string) => void;
  readonly signal: AbortSignal;
}

export class EwsMailboxAccess extends MailboxAccess {
  private readonly trials: readonly Trial[] = [
    { step: 'server', attempt: (target, part) => this.reachServer(target, part) },
    { step: 'sign-in', attempt: (target, part) => this.signIn(target, part) },
    { step: 'mailbox', attempt: (target, part) => this.openMailbox(target, part) },
    { step: 'folders', attempt: (target, part) => this.readFolders(target, part) },
    { step: 'notifications', attempt: (target, part) => this.subscribeOnce(target, part) },
  ];

  constructor(
    private readonly client: EwsClient,
    private readonly folders: EwsMailFolders,
  ) {
    super();
  }

  async test(target: MailboxTarget, watch: AccessWatch): Promise<readonly AccessStep[]> {
    const passed: AccessStep[] = [];
    for (const { step, attempt } of this.trials) {
      const begunAt = performance.now();
      const part = { signal: watch.signal, begins: (doing: string) => watch.began(step, doing) };
      const outcome = await attempt(target, part)
        .then((message): AccessStep => ({ step, ok: true, message }))
        .catch((error: unknown) => this.failed(error, step));
      if (watch.signal.aborted) return passed;
      const ended = { ...outcome, durationMs: Math.round(performance.now() - begunAt) };
      watch.ended(ended);
      if (!ended.ok) return [...passedBefore(ended, passed), ended];
      passed.push(ended);
    }
    return passed;
  }

  private failed(error: unknown, reached: AccessStepName): AccessStep {
    const credential = this.client.settings.auth.kind === 'oauth' ? 'token' : 'password';
    return failedStep(error, { reached, credential });
  }

  private async reachServer(target: MailboxTarget, { begins, signal }: Part): Promise<string> {
    begins('Finding out the address of the server.');
    const url = await unlessAborted(this.client.ewsUrlOf(target), signal);
    return unlessAborted(this.client.reach(url, signal, begins), signal);
  }

  /** Asks for what has nothing to do with a mailbox, so that a slow mailbox is not taken for a slow sign-in. */
  private async signIn(target: MailboxTarget, { begins, signal }: Part): Promise<string> {
    begins('Getting ready to sign in.');
    if (this.client.settings.auth.kind === 'oauth') begins('Asking for a token.');
    await unlessAborted(this.client.prepareSignIn(), signal);
    begins('Signing in.');
    try {
      await this.client.call({
        target,
        operation: 'GetServerTimeZones',
        write: (writer, acting) => writer.getServerTimeZones(acting),
        signal,
      });
    } catch (error) {
      if (!isFromWithin(error)) throw error;
    }
    return 'The account signs in.';
  }

  private async openMailbox(target: MailboxTarget, { begins, signal }: Part): Promise<string> {
    begins('Opening the mailbox.');
    await this.folders.open(target, signal);
    return 'The mailbox opens.';
  }

  private async readFolders(target: MailboxTarget, { begins, signal }: Part): Promise<string> {
    begins('Reading the folders.');
    const { changed } = await this.folders.listOpened(target, signal);
    return `${changed.length} folders were read.`;
  }

  private async subscribeOnce(target: MailboxTarget, { begins, signal }: Part): Promise<string> {
    begins('Asking to be told of changes.');
    const message = await this.client.callForOne({
      target,
      operation: 'Subscribe',
      write: (writer, acting, root) => writer.subscribe(acting, root, []),
      signal,
    });
    begins('Taking the subscription back.');
    const subscriptionId = message.content.textAt('SubscriptionId') ?? '';
    await this.client.call({
      target,
      operation: 'Unsubscribe',
      write: (writer, acting) => writer.unsubscribe(acting, subscriptionId),
      signal,
    });
    return 'The server will tell of changes.';
  }
}

/** Whatever a server says in codes of Exchange, or by breaking down, it says to somebody whom it let in. */
const isFromWithin = (error: unknown): boolean =>
  error instanceof EwsError && /^(?:Error\w|http-5(?!03))/.test(error.detail);

/** A failure may show that an earlier step had not passed after all. */
const passedBefore = ({ step }: AccessStep, passed: readonly AccessStep[]): readonly AccessStep[] => {
  const at = passed.findIndex((each) => each.step === step);
  return at < 0 ? passed : passed.slice(0, at);
};

/** Goes on without what cannot be ended. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = (): void => reject(signal.reason);
  if (signal.aborted) give();
  signal.addEventListener('abort', give, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', give);
  }
}
