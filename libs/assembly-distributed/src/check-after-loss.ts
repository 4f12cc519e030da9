import { configChanges, syncGapDetected, type MailboxEventV1 } from '@foldwatch/contracts';
import { hashId, newTrace, backOffMs, pause } from '@foldwatch/platform';
import type { DeliveryReport } from '@foldwatch/platform-delivery';
import type { EventPublisher, MailboxConfig, MailboxConfigs, MailboxJobs, OutgoingEvent } from '@foldwatch/ports';

type Loss = Extract<DeliveryReport, { readonly kind: 'lost' }>;

interface LossParts {
  readonly configs: MailboxConfigs;
  readonly jobs: MailboxJobs;
  readonly publisher: EventPublisher;
  /** Aborted when the process ends, which ends the tries too. */
  readonly signal: AbortSignal;
}

const page = 200;

/**
 * Events that the log no longer had may have spoken of any mailbox, so each is compared with Exchange anew, and its people are
 * told. Tried until it is done; whoever notices the same loss again asks for the same jobs.
 */
export async function checkAfterLoss(parts: LossParts, loss: Loss, noticedAt: Date): Promise<void> {
  for (let attempt = 0; !parts.signal.aborted; attempt += 1) {
    try {
      await askForChecks(parts, loss, noticedAt.toISOString());
      return;
    } catch {
      await pause(backOffMs(attempt, 1_000, 60_000), parts.signal);
    }
  }
}

async function askForChecks({ configs, jobs, publisher }: LossParts, loss: Loss, at: string): Promise<void> {
  for (let cursor: string | undefined; ;) {
    const found = await configs.list(page, cursor);
    const watched = found.configs.filter(({ mailbox }) => mailbox.state === 'enabled');
    for (const { mailbox } of watched) {
      await jobs.add({
        id: jobIdOf(mailbox.id, loss),
        mailboxId: mailbox.id,
        request: { kind: 'completeness', because: 'events-lost' },
        createdAt: at,
      });
    }
    await publisher.publish(watched.flatMap((config) => eventsOf(config, loss, at)));
    if (found.nextCursor === undefined) return;
    cursor = found.nextCursor;
  }
}

const jobIdOf = (mailboxId: string, { group, topic, partition, from }: Loss): string =>
  hashId('completeness-after-loss', mailboxId, group, topic, String(partition), String(from));

function eventsOf({ mailbox }: MailboxConfig, loss: Loss, at: string): readonly OutgoingEvent[] {
  const jobId = jobIdOf(mailbox.id, loss);
  const said: MailboxEventV1 = {
    mailboxId: mailbox.id,
    at,
    code: 'events-lost',
    message: `The event log no longer had ${loss.events} events of ${loss.topic} when ${loss.group} came to them.`,
    cure: 'Each tracked folder is being compared with the store. Keep events longer than services may be away.',
  };
  const shared = { key: mailbox.id, time: at, ...newTrace() };
  const hint = { what: 'job', mailboxId: mailbox.id, jobId };
  return [
    {
      ...shared,
      topic: syncGapDetected.topic,
      type: syncGapDetected.type,
      version: syncGapDetected.version,
      id: hashId('alert', jobId),
      payload: said,
    },
    {
      ...shared,
      topic: configChanges.topic,
      type: configChanges.type,
      version: configChanges.version,
      id: jobId,
      payload: hint,
    },
  ];
}
