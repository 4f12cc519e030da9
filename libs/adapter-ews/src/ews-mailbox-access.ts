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
    const steps: AccessStep[] = [];
    try {
      await this.folders.listFolders(target, undefined).then(({ changed }) => {
        steps.push(passed('server', 'The server answers.'));
        steps.push(passed('sign-in', 'The account signs in.'));
        steps.push(passed('mailbox', 'The mailbox opens.'));
        steps.push(passed('folders', `${changed.length} folders were read.`));
      });
      await this.subscribeOnce(target);
      steps.push(passed('notifications', 'The server will tell of changes.'));
    } catch (error) {
      const reached: Step = steps.length === 0 ? 'mailbox' : 'notifications';
      const failure = failedStep(error, reached);
      steps.push(...passedBefore(failure.step, steps.length), failure);
    }
    return steps;
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

/** The first call tells of everything up to the folders: what a failure lies behind was passed. */
function passedBefore(step: Step, already: number): readonly AccessStep[] {
  if (already > 0) return [];
  const before: readonly AccessStep[] = [
    passed('server', 'The server answers.'),
    passed('sign-in', 'The account signs in.'),
    passed('mailbox', 'The mailbox opens.'),
  ];
  return before.slice(
    0,
    before.findIndex((each) => each.step === step),
  );
}
