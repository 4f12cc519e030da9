import { domainOf, isWithinDomains } from '../domain-names';
import type { MailMetadata, MailParty } from '../mail';
import { concernOf, partiesOf, withoutErased, type ErasureScope } from './concern';

/** By comparable address: when whoever has it was erased. Everybody else is not in it. */
export type ErasedAddresses = ReadonlyMap<string, string>;

/** Stands where the sender of erased mail stood; no address is like it, so it resolves to nobody. */
export const erasedAddress = 'erased';

export const addressesOf = (mail: MailMetadata): readonly string[] => partiesOf(mail).map(({ address }) => address);

/**
 * The mail as it may be spoken of: without people who were erased after it was received, and of what is theirs altogether
 * nothing but its form and time. Mail since then is new, and is left as it is.
 */
export function asErased(
  mail: MailMetadata,
  erased: ErasedAddresses,
  ourDomains: { readonly has: (domain: string) => boolean },
): MailMetadata {
  if (erased.size === 0) return mail;
  const scope: ErasureScope = {
    isErased: ({ address }) => isBefore(mail, erased.get(address)),
    isOurs: ({ address }) => isWithinDomains(domainOf(address), ourDomains),
  };
  switch (concernOf(mail, scope)) {
    case 'none':
      return mail;
    case 'part':
      return { ...mail, ...withoutErased(mail, scope.isErased) };
    case 'whole':
    default:
      return blank(mail);
  }
}

/** Nothing is left of the mail, because it was a person's who was erased. */
export const isBlank = ({ from }: Pick<MailMetadata, 'from'>): boolean => from?.address === erasedAddress;

/** Somebody who was erased before has written anew. */
export const isFromErased = ({ from, sender }: MailMetadata, erased: ErasedAddresses): boolean =>
  [from, sender].some((party: MailParty | undefined) => party !== undefined && erased.has(party.address));

/** Mail of unknown age counts as old. */
function isBefore({ receivedAt, sentAt }: MailMetadata, erasedAt: string | undefined): boolean {
  if (erasedAt === undefined) return false;
  const at = Date.parse(receivedAt ?? sentAt ?? '');
  return Number.isNaN(at) || at < Date.parse(erasedAt);
}

function blank({ kind, itemClass, sentAt, receivedAt, sensitivity, isDraft }: MailMetadata): MailMetadata {
  return {
    kind,
    itemClass,
    subject: '',
    from: { address: erasedAddress },
    to: [],
    cc: [],
    bcc: [],
    ...(sentAt !== undefined && { sentAt }),
    ...(receivedAt !== undefined && { receivedAt }),
    references: [],
    sensitivity,
    isDraft,
    hasAttachments: false,
    sizeBytes: 0,
    headers: {},
  };
}
