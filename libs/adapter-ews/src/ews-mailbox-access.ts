import { type AccessStep, MailboxAccess, type MailboxTarget } from '@foldwatch/ports';

import { failedStep } from './failed-step';
import type { EwsClient } from './ews-client';
import type { EwsMailFolders } from './ews-mail-folders';

type Step = AccessStep['step'];

export class EwsMailboxAccess extends MailboxAccess {
  constructor(
    private readonly client: EwsClient,
    private readonly folders: EwsMailFolders,
  ) {
    super();
  }

  async test(target: MailboxTarget): Promise<readonly AccessStep[]> {
    const opened = await this.openMailbox(target);
    if (opened.some(({ ok }) => !ok)) return opened;
    try {
      await this.subscribeOnce(target);
      return [...opened, passed('notifications', 'The server will tell of changes.')];
    } catch (error) {
      return [...opened, this.failed(error, 'notifications')];
    }
  }

  /** One call, whose failure tells how far it got. */
  private failed(error: unknown, reached: 'mailbox' | 'notifications'): AccessStep {
    const credential = this.client.settings.auth.kind === 'oauth' ? 'token' : 'password';
    return failedStep(error, { reached, credential });
  }

  private async openMailbox(target: MailboxTarget): Promise<readonly AccessStep[]> {
    try {
      const { changed } = await this.folders.listFolders(target, undefined);
      return [...passedMessages, passed('folders', `${changed.length} folders were read.`)];
    } catch (error) {
      const failure = this.failed(error, 'mailbox');
      return [...passedBefore(failure.step), failure];
    }
  }

  private async subscribeOnce(target: MailboxTarget): Promise<void> {
    const message = await this.client.callForOne({
      target,
      operation: 'Subscribe',
      write: (writer, acting, root) => writer.subscribe(acting, root, []),
    });
    const subscriptionId = message.content.textAt('SubscriptionId') ?? '';
    await this.client.call({
      target,
      operation: 'Unsubscribe',
      write: (writer, acting) => writer.unsubscribe(acting, subscriptionId),
    });
  }
}

const passed = (step: Step, message: string): AccessStep => ({ step, ok: true, message });

const passedMessages: readonly AccessStep[] = [
  passed('server', 'The server answers.'),
  passed('sign-in', 'The account signs in.'),
  passed('mailbox', 'The mailbox opens.'),
];

/** The first call tells of everything up to the folders: what a failure lies behind was passed. */
function passedBefore(step: Step): readonly AccessStep[] {
  const at = passedMessages.findIndex((each) => each.step === step);
  return at < 0 ? passedMessages : passedMessages.slice(0, at);
}
