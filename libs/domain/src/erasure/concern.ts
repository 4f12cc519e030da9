import type { MailParty } from '../mail';

/** Everyone on a message, whether as it was read or as it is stored. */
export interface Parties<P extends MailParty = MailParty> {
  readonly from?: P;
  readonly sender?: P;
  readonly to: readonly P[];
  readonly cc: readonly P[];
  readonly bcc: readonly P[];
}

/** Whom an erasure is about, and who belongs to the organization. */
export interface ErasureScope<P extends MailParty = MailParty> {
  readonly isErased: (party: P) => boolean;
  readonly isOurs: (party: P) => boolean;
}

/** `whole`: the message came from the person, or nobody else outside is on it. `part`: the person is one of its parties. */
export type Concern = 'none' | 'part' | 'whole';

export const partiesOf = <P extends MailParty>({ from, sender, to, cc, bcc }: Parties<P>): readonly P[] =>
  [from, sender, ...to, ...cc, ...bcc].filter((party) => party !== undefined);

/** How much of a message is about the person. */
export function concernOf<P extends MailParty>(message: Parties<P>, { isErased, isOurs }: ErasureScope<P>): Concern {
  const parties = partiesOf(message);
  if (!parties.some(isErased)) return 'none';
  const senders = [message.from, message.sender].filter((party) => party !== undefined);
  const isWhole = senders.some(isErased) || parties.every((party) => isErased(party) || isOurs(party));
  return isWhole ? 'whole' : 'part';
}

/** The message's recipients without the person. */
export const withoutErased = <P extends MailParty>(
  { to, cc, bcc }: Parties<P>,
  isErased: (party: P) => boolean,
): Pick<Parties<P>, 'to' | 'cc' | 'bcc'> => {
  const others = (parties: readonly P[]): readonly P[] => parties.filter((party) => !isErased(party));
  return { to: others(to), cc: others(cc), bcc: others(bcc) };
};
