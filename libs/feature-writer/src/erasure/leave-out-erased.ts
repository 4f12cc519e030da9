import { asErased, domainOf, isBlank, type Decision, type PresentDecision } from '@foldwatch/domain';
import { ErasedPeople, findErased } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';

/** What was decided before somebody was erased, and comes only now or once more, says nothing of them any more. */
@Injectable()
export class LeaveOutErased {
  constructor(private readonly people: ErasedPeople) {}

  async execute(decisions: readonly (Decision | undefined)[]): Promise<readonly (Decision | undefined)[]> {
    const mails = decisions.filter(isTracking).map(({ mail }) => mail);
    const erased = await findErased(this.people, mails);
    if (erased.size === 0) return decisions;
    return decisions.map((decision) => {
      if (!isTracking(decision)) return decision;
      const mail = asErased(decision.mail, erased, ourDomainsOf(decision));
      if (!isBlank(mail)) return { ...decision, mail };
      return { ...decision, mail, verdict: 'skip', reason: 'erased-person' };
    });
  }
}

const isTracking = (decision: Decision | undefined): decision is PresentDecision =>
  decision?.kind === 'present' && decision.verdict === 'track';

/** Of mail that the mailbox sent: those of whoever sent it. */
const ourDomainsOf = ({ direction, mail }: PresentDecision): ReadonlySet<string> =>
  new Set(direction === 'outgoing' && mail.from !== undefined ? [domainOf(mail.from.address)] : []);
