import { type MailParty, toEmailAddress } from '@foldwatch/domain';

import type { XmlElement } from '../xml/xml-element';
import { withoutUndefined } from './without-undefined';

export const partiesIn = (recipients: XmlElement | undefined): readonly MailParty[] =>
  (recipients?.childrenNamed('Mailbox') ?? []).flatMap((mailbox) => toMailParty(mailbox) ?? []);

/** `smtpAddress` stands in where Exchange gives an address of its own directory. */
export function toMailParty(mailbox: XmlElement, smtpAddress?: string): MailParty | undefined {
  const raw = mailbox.textAt('EmailAddress')?.trim() ?? '';
  const name = mailbox.textAt('Name')?.trim() ?? '';
  const address = toEmailAddress(raw) ?? toEmailAddress(smtpAddress ?? '') ?? raw.toLowerCase();
  if (address === '' && name === '') return undefined;
  return { address, ...withoutUndefined({ name: name === '' ? undefined : name }) };
}
