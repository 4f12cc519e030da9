import { Injectable, Logger } from '@nestjs/common';
import { configChanges } from '@foldwatch/contracts';
import type { MailboxId } from '@foldwatch/domain';
import { newTrace, randomId } from '@foldwatch/platform';
import { Clock, EventPublisher } from '@foldwatch/ports';

interface Hint {
  readonly what: 'mailbox' | 'organization' | 'job';
  readonly part?: 'records';
  readonly mailboxId?: MailboxId;
  readonly jobId?: string;
}

/** Tells ingest and rules to look at the store. A lost hint only delays: what it speaks of is saved before. */
@Injectable()
export class ConfigHints {
  private readonly logger = new Logger('gateway');

  constructor(
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  async give(hint: Hint): Promise<void> {
    const { topic, type, version } = configChanges;
    const key = hint.mailboxId ?? hint.what;
    const event = { topic, type, version, id: randomId(), ...newTrace(), key, payload: hint };
    try {
      await this.publisher.publish([{ ...event, time: this.clock.now().toISOString() }]);
    } catch (error) {
      this.logger.warn({ event: 'hint.lost', what: hint.what, error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
