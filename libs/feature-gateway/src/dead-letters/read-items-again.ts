import { Injectable } from '@nestjs/common';
import { mailObserved } from '@foldwatch/contracts';
import { MailboxConfigs, type DeadLetter } from '@foldwatch/ports';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';

/** Ingest publishes observations and takes none: what died with it there is an item that Exchange did not hand out. */
export const isOfItem = ({ group, event }: DeadLetter): boolean =>
  group === 'ingest' && event.topic === mailObserved.topic;

/** There is no event yet of an item that could not be read: its mailbox is synchronized, which tries it again. */
@Injectable()
export class ReadItemsAgain {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly jobs: ExchangeJobs,
  ) {}

  /** Those whose mailbox is still there. */
  async execute(letters: readonly DeadLetter[]): Promise<readonly DeadLetter[]> {
    if (letters.length === 0) return [];
    const known = await this.configs.findMany([...new Set(letters.map(({ event }) => event.key))]);
    for (const mailboxId of known.keys()) await this.jobs.start(mailboxId, { kind: 'sync' });
    return letters.filter(({ event }) => known.has(event.key));
  }
}
