import { Injectable } from '@nestjs/common';
import { randomId } from '@foldwatch/platform';
import { Approvals, Clock, type Approval, type WaitingChange } from '@foldwatch/ports';
import { ConfigHints } from '../../mailboxes/work/config-hints';

type Asked = Pick<Approval, 'base' | 'limit' | 'askedBy'> & { readonly reach: number | undefined };

/** Keeps a change until a second person agrees to it. */
@Injectable()
export class HaveWait {
  constructor(
    private readonly approvals: Approvals,
    private readonly hints: ConfigHints,
    private readonly clock: Clock,
  ) {}

  async execute(change: WaitingChange, { reach, ...asked }: Asked): Promise<Approval> {
    const approval: Approval = {
      ...asked,
      id: randomId(),
      change,
      askedAt: this.clock.now().toISOString(),
      ...(reach !== undefined && { reach }),
      state: 'waiting',
    };
    await this.approvals.add(approval);
    const { mailboxId } = change;
    await this.hints.give(mailboxId === undefined ? { what: 'organization' } : { what: 'mailbox', mailboxId });
    return approval;
  }
}
