import type { MailMetadata, Observation } from '@foldwatch/domain';
import { mailObserved, type MailObservedV1 } from '@foldwatch/contracts';
import type { OutgoingEvent } from '@foldwatch/ports';
import { hashId, newTrace } from '@foldwatch/platform';

/** Contracts allow no more; mail with more recipients is not answered by reading them all. */
const maxParties = 5_000;

export function observationEvent(observation: Observation): OutgoingEvent {
  const { mailboxId, itemKey, kind, number, observedAt } = observation;
  return {
    topic: mailObserved.topic,
    key: mailboxId,
    id: hashId(mailboxId, itemKey, kind, String(number.epoch), String(number.read), String(number.n)),
    type: mailObserved.type,
    version: mailObserved.version,
    time: observedAt,
    ...newTrace(),
    payload: payloadOf(observation),
  };
}

function payloadOf(observation: Observation): MailObservedV1 {
  if (observation.kind !== 'present') return observation;
  return { ...observation, mail: withFewerParties(observation.mail) };
}

export const withFewerParties = (mail: MailMetadata): MailMetadata => ({
  ...mail,
  to: mail.to.slice(0, maxParties),
  cc: mail.cc.slice(0, maxParties),
  bcc: mail.bcc.slice(0, maxParties),
});
