import { addressesOf, asErased, isBlank, type PresentObservation } from '@foldwatch/domain';
import { WaitingReplies } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';

const pageSize = 200;
const everAfter = '9999-12-31T23:59:59.999Z';

/** Replies of the person wait no more for what they answer; of others the person is taken off. */
@Injectable()
export class EraseWaitingReplies implements ErasureStep {
  constructor(private readonly waiting: WaitingReplies) {}

  async next(work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    const { replies, next } = await this.waiting.list(pageSize, cursor);
    const spoken = replies.map((reply) => withoutPerson(reply, work));
    const concerned = spoken.filter((reply, at) => reply !== replies[at]);
    if (!work.dryRun) {
      await this.waiting.remove(concerned.filter(({ mail }) => isBlank(mail)));
      await this.waiting.add(concerned.filter(({ mail }) => !isBlank(mail)));
    }
    return { counts: { waitingReplies: concerned.length }, ...(next !== undefined && { nextCursor: next }) };
  }
}

/** The very same where the person is not on it. */
function withoutPerson(reply: PresentObservation, { person }: ErasureWork): PresentObservation {
  const erased = addressesOf(reply.mail).filter((address) => person.addresses.has(address));
  const mail = asErased(reply.mail, new Map(erased.map((address) => [address, everAfter])), person.ourDomains);
  return mail === reply.mail ? reply : { ...reply, mail };
}
