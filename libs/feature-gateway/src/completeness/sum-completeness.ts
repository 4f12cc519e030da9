import { Injectable } from '@nestjs/common';
import { MailboxConfigs, MailboxStatus, type MailboxCompleteness } from '@foldwatch/ports';
import type { OrganizationCompletenessView } from './completeness-views';

const mailboxesAtOnce = 200;

/** Sums up what the last comparison of each enabled mailbox found. */
@Injectable()
export class SumCompleteness {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly status: MailboxStatus,
  ) {}

  async execute(): Promise<OrganizationCompletenessView> {
    const found: (MailboxCompleteness | undefined)[] = [];
    for (let cursor: string | undefined; ;) {
      const { configs, nextCursor } = await this.configs.list(mailboxesAtOnce, cursor);
      const ids = configs.filter(({ mailbox }) => mailbox.state === 'enabled').map(({ mailbox }) => mailbox.id);
      const compared = await this.status.findCompleteness(ids);
      found.push(...ids.map((id) => compared.get(id)));
      cursor = nextCursor;
      if (cursor === undefined) return toSummary(found);
    }
  }
}

function toSummary(found: readonly (MailboxCompleteness | undefined)[]): OrganizationCompletenessView {
  const compared = found.filter((one) => one !== undefined);
  const withGaps = compared.filter(({ missing }) => missing > 0);
  return {
    mailboxes: found.length,
    complete: compared.length - withGaps.length,
    withGaps: withGaps.length,
    neverCompared: found.length - compared.length,
    missing: withGaps.reduce((sum, { missing }) => sum + missing, 0),
    asOf: compared.map(({ asOf }) => asOf).toSorted()[0] ?? null,
  };
}
