import { element, textElement, type Xml } from '../soap/xml';
import { type MeetingFacts } from '../store/item';
import { attendeesElement, peopleElement, personElement, timeText } from './item-elements';
import { type ItemProperty } from './item-properties';
import { type ItemView } from './item-view';

const sender: ItemProperty = {
  field: 'message:Sender',
  isDefault: true,
  write: ({ item, isSummary }) => personElement('t:Sender', item.details.sender, isSummary),
};

const from: ItemProperty = {
  field: 'message:From',
  isDefault: true,
  write: ({ item, isSummary }) => personElement('t:From', item.details.from, isSummary),
};

const conversationIndex: ItemProperty = {
  field: 'message:ConversationIndex',
  write: ({ item }) => textElement('t:ConversationIndex', item.conversationIndex),
};

const conversationTopic: ItemProperty = {
  field: 'message:ConversationTopic',
  write: ({ item }) => textElement('t:ConversationTopic', item.conversationTopic),
};

const messageId: ItemProperty = {
  field: 'message:InternetMessageId',
  write: ({ item }) => textElement('t:InternetMessageId', item.messageId),
};

const isRead: ItemProperty = {
  field: 'message:IsRead',
  isDefault: true,
  write: ({ item }) => textElement('t:IsRead', item.isRead),
};

const references: ItemProperty = {
  field: 'message:References',
  write: ({ item }) => textElement('t:References', item.references),
};

function recipients(
  field: string,
  name: string,
  list: 'to' | 'cc' | 'bcc' | 'replyTo',
  isDefault = true,
): ItemProperty {
  return { field, isDefault, isDetail: true, write: ({ item }) => peopleElement(name, item.details[list]) };
}

export const messageProperties: readonly ItemProperty[] = [
  sender,
  recipients('message:ToRecipients', 't:ToRecipients', 'to'),
  recipients('message:CcRecipients', 't:CcRecipients', 'cc'),
  recipients('message:BccRecipients', 't:BccRecipients', 'bcc'),
  {
    field: 'message:IsReadReceiptRequested',
    isDefault: true,
    write: ({ item }) => textElement('t:IsReadReceiptRequested', item.details.isReadReceiptRequested ?? false),
  },
  {
    field: 'message:IsDeliveryReceiptRequested',
    isDefault: true,
    write: ({ item }) => textElement('t:IsDeliveryReceiptRequested', item.details.isDeliveryReceiptRequested ?? false),
  },
  conversationIndex,
  conversationTopic,
  from,
  messageId,
  isRead,
  { field: 'message:IsResponseRequested', write: () => textElement('t:IsResponseRequested', false) },
  references,
  recipients('message:ReplyTo', 't:ReplyTo', 'replyTo', false),
  {
    field: 'message:ReceivedBy',
    write: (view) => personElement('t:ReceivedBy', owner(view), view.isSummary),
  },
  {
    field: 'message:ReceivedRepresenting',
    write: (view) => personElement('t:ReceivedRepresenting', owner(view), view.isSummary),
  },
];

const owner = ({ mailboxName, mailboxAddress }: ItemView): { name: string; address: string } => ({
  name: mailboxName,
  address: mailboxAddress,
});

export const postProperties: readonly ItemProperty[] = [
  conversationIndex,
  conversationTopic,
  from,
  messageId,
  isRead,
  { field: 'postitem:PostedTime', write: ({ item }) => textElement('t:PostedTime', timeText(item.receivedAt)) },
  references,
  sender,
];

export const contactProperties: readonly ItemProperty[] = [
  {
    field: 'contacts:DisplayName',
    isDefault: true,
    write: ({ item }) => textElement('t:DisplayName', item.details.contact?.displayName ?? item.subject),
  },
  {
    field: 'contacts:EmailAddresses',
    isDefault: true,
    write: ({ item }) => {
      const address = item.details.contact?.emailAddress;
      if (address === undefined) return '';
      return element('t:EmailAddresses', textElement('t:Entry', address, { Key: 'EmailAddress1' }));
    },
  },
];

const meeting = (
  field: string,
  write: (facts: MeetingFacts, view: ItemView) => Xml,
  isDefault = true,
): ItemProperty => ({
  field,
  isDefault,
  write: (view) => write(view.item.details.meeting ?? {}, view),
});

const meetingMessage: readonly ItemProperty[] = [
  meeting('meeting:IsDelegated', () => textElement('t:IsDelegated', false)),
  meeting('meeting:IsOutOfDate', () => textElement('t:IsOutOfDate', false)),
  meeting('meeting:HasBeenProcessed', () => textElement('t:HasBeenProcessed', false)),
  meeting('meeting:ResponseType', ({ response }) => textElement('t:ResponseType', response ?? 'NoResponseReceived')),
  meeting('calendar:UID', ({ uid }) => textElement('t:UID', uid)),
  meeting('calendar:IsOrganizer', () => textElement('t:IsOrganizer', false), false),
];

const times: readonly ItemProperty[] = [
  meeting('calendar:Start', ({ start }) => textElement('t:Start', start)),
  meeting('calendar:End', ({ end }) => textElement('t:End', end)),
];

const location = meeting('calendar:Location', (facts) => textElement('t:Location', facts.location));

export const meetingRequestProperties: readonly ItemProperty[] = [
  ...messageProperties,
  ...meetingMessage,
  meeting('meetingRequest:MeetingRequestType', () => textElement('t:MeetingRequestType', 'NewMeetingRequest')),
  meeting('meetingRequest:IntendedFreeBusyStatus', () => textElement('t:IntendedFreeBusyStatus', 'Busy')),
  ...times,
  meeting('calendar:IsAllDayEvent', ({ isAllDay }) => textElement('t:IsAllDayEvent', isAllDay ?? false)),
  location,
  meeting('calendar:IsMeeting', () => textElement('t:IsMeeting', true)),
  meeting('calendar:CalendarItemType', () => textElement('t:CalendarItemType', 'Single')),
  meeting('calendar:MyResponseType', () => textElement('t:MyResponseType', 'NoResponseReceived')),
  meeting('calendar:Organizer', ({ organizer }, { item }) =>
    personElement('t:Organizer', organizer ?? item.details.from),
  ),
  meeting('calendar:RequiredAttendees', ({ requiredAttendees }) =>
    attendeesElement('t:RequiredAttendees', requiredAttendees),
  ),
  meeting('calendar:OptionalAttendees', ({ optionalAttendees }) =>
    attendeesElement('t:OptionalAttendees', optionalAttendees),
  ),
];

export const meetingReplyProperties: readonly ItemProperty[] = [
  ...messageProperties,
  ...meetingMessage,
  ...times,
  location,
];

export const meetingMessageProperties: readonly ItemProperty[] = [...messageProperties, ...meetingMessage];
