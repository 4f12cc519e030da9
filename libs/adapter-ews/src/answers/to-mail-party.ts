import { type MailParty, toEmailAddress } from '@foldwatch/domain';

import type { XmlElement } from '../xml/xml-element';
import { withoutUndefined } from './without-undefined';
import { notEmpty } from './xml-values';

export const partiesIn = (recipients: XmlElement | undefined): readonly MailParty[] =>
  (recipients?.childrenNamed('Mailbox') ?? []).flatMap((mailbox) => toMailParty(mailbox) ?? []);

/** `smtpAddress` stands in where Exchange gives an address of its own directory. */
export function toMailParty(mailbox: XmlElement, smtpAddress = ''): MailParty | undefined {
  const raw = notEmpty(mailbox.textAt('EmailAddress'));
  const name = notEmpty(mailbox.textAt('Name'));
  if (raw === undefined && name === undefined) return undefined;
  const address = toEmailAddress(raw ?? '') ?? toEmailAddress(smtpAddress) ?? raw?.toLowerCase() ?? '';
  return { address, ...withoutUndefined({ name }) };
}
