import { partiesOf, toEmailAddress, type Activity, type EmailAddress, type Party } from '@foldwatch/domain';
import { canSeeMailbox, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';

/** Whoever has the address on an activity. Blind copies that only others may see are not there. */
export function partyOn({ message }: Activity, text: string, viewer: Principal): Party & { address: EmailAddress } {
  const address = toEmailAddress(text);
  const party = partiesOf(message).find(
    (one) => one.address === address && (one.onlyIn === undefined || canSeeMailbox(viewer, one.onlyIn)),
  );
  if (address !== undefined && party !== undefined) return { ...party, address };
  throw new UnknownResource('unknown-party', 'The activity has no party of this address.');
}
