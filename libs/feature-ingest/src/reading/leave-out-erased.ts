import { asErased, domainOf, type Observation, type PresentObservation } from '@foldwatch/domain';
import { ErasedPeople, findErased } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** People who were erased are not spoken of again when their mail, which the mailbox still holds, is read again. */
@Injectable()
export class LeaveOutErased {
  constructor(private readonly people: ErasedPeople) {}

  async execute(mailbox: OwnedMailbox, observations: readonly Observation[]): Promise<readonly Observation[]> {
    const mails = observations.filter(isPresent).map(({ mail }) => mail);
    const erased = await findErased(this.people, mails);
    if (erased.size === 0) return observations;
    const { settings, target } = mailbox;
    const ours = new Set([...settings.internalDomains, domainOf(target.emailAddress)]);
    return observations.map((one) => (isPresent(one) ? { ...one, mail: asErased(one.mail, erased, ours) } : one));
  }
}

const isPresent = (observation: Observation): observation is PresentObservation => observation.kind === 'present';
