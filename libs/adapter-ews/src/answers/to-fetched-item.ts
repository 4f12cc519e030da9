import type { DecisiveHeaders, MailMetadata, MailParty, Sensitivity } from '@foldwatch/domain';
import type { FetchedItem } from '@foldwatch/ports';

import { mapiTag } from '../requests/shapes';
import type { XmlElement } from '../xml/xml-element';
import { suppressedResponses } from './auto-response-suppress';
import { ExtendedProperties } from './extended-properties';
import { toMailKind } from './to-mail-kind';
import { partiesIn, toMailParty } from './to-mail-party';
import { toUtcTime } from './utc-time';
import { withoutUndefined } from './without-undefined';
import { isTrue, notEmpty, toCount } from './xml-values';

/** An item's metadata; what is missing or makes no sense is left out. `undefined` for what has no id or folder. */
export function toFetchedItem(item: XmlElement): FetchedItem | undefined {
  const id = item.child('ItemId');
  const itemId = id?.attribute('Id');
  const folderId = item.idIn('ParentFolderId');
  if (itemId === undefined || folderId === undefined) return undefined;
  const properties = new ExtendedProperties(item);
  return {
    itemId,
    changeKey: id?.attribute('ChangeKey') ?? '',
    folderId,
    mail: toMailMetadata(item, properties),
    categories: categoriesIn(item),
    ...withoutUndefined({ searchKey: properties.tagged(mapiTag.searchKey) }),
  };
}

export const categoriesIn = (item: XmlElement): readonly string[] =>
  (item.child('Categories')?.childrenNamed('String') ?? []).map(({ text }) => text);

function toMailMetadata(item: XmlElement, properties: ExtendedProperties): MailMetadata {
  const itemClass = item.textAt('ItemClass')?.trim() ?? '';
  return {
    kind: toMailKind(itemClass, item.name, properties.header('Content-Class')),
    itemClass,
    subject: item.textAt('Subject') ?? '',
    to: partiesIn(item.child('ToRecipients')),
    cc: partiesIn(item.child('CcRecipients')),
    bcc: partiesIn(item.child('BccRecipients')),
    references: messageIdsIn(item.textAt('References')),
    sensitivity: toSensitivity(item.textAt('Sensitivity')),
    isDraft: isTrue(item.textAt('IsDraft')),
    hasAttachments: isTrue(item.textAt('HasAttachments')),
    sizeBytes: toCount(item.textAt('Size')),
    headers: decisiveHeaders(properties),
    ...withoutUndefined({
      internetMessageId: notEmpty(item.textAt('InternetMessageId')),
      from: partyIn(item.child('From'), properties.tagged(mapiTag.fromSmtpAddress)),
      sender: partyIn(item.child('Sender'), properties.tagged(mapiTag.senderSmtpAddress)),
      sentAt: toUtcTime(item.textAt('DateTimeSent')),
      receivedAt: toUtcTime(item.textAt('DateTimeReceived')),
      inReplyTo: messageIdsIn(item.textAt('InReplyTo'))[0] ?? notEmpty(item.textAt('InReplyTo')),
      conversationIndex: notEmpty(item.textAt('ConversationIndex')),
    }),
  };
}

const decisiveHeaders = (properties: ExtendedProperties): DecisiveHeaders =>
  withoutUndefined({
    autoSubmitted: notEmpty(properties.header('Auto-Submitted')),
    autoResponseSuppress:
      notEmpty(properties.header('X-Auto-Response-Suppress')) ??
      suppressedResponses(properties.tagged(mapiTag.autoResponseSuppress)),
    precedence: notEmpty(properties.header('Precedence')),
    listId: notEmpty(properties.header('List-Id')),
  });

const partyIn = (holder: XmlElement | undefined, smtpAddress: string | undefined): MailParty | undefined => {
  const mailbox = holder?.child('Mailbox');
  return mailbox === undefined ? undefined : toMailParty(mailbox, smtpAddress);
};

const messageIdsIn = (text: string | undefined): readonly string[] => text?.match(/<[^<>\s]+>/g) ?? [];

const sensitivities: readonly Sensitivity[] = ['personal', 'private', 'confidential'];

const toSensitivity = (text: string | undefined): Sensitivity =>
  sensitivities.find((sensitivity) => sensitivity === text?.trim().toLowerCase()) ?? 'normal';
