import { EwsError } from '../soap/ews-error';
import { element, type Xml } from '../soap/xml';
import { itemElementName } from './item-elements';
import { type ItemProperty, itemProperties } from './item-properties';
import { type ItemShape } from './item-shape';
import { type ItemView } from './item-view';
import {
  contactProperties,
  meetingMessageProperties,
  meetingReplyProperties,
  meetingRequestProperties,
  messageProperties,
  postProperties,
} from './message-properties';

const ownProperties: Readonly<Record<string, readonly ItemProperty[]>> = {
  't:Message': messageProperties,
  't:PostItem': postProperties,
  't:Contact': contactProperties,
  't:MeetingMessage': meetingMessageProperties,
  't:MeetingRequest': meetingRequestProperties,
  't:MeetingResponse': meetingReplyProperties,
  't:MeetingCancellation': meetingReplyProperties,
};

function isWanted({ field, isDefault, isOnlyNamed }: ItemProperty, shape: ItemShape): boolean {
  if (field === '' || shape.fields.has(field)) return true;
  if (field === 'item:InternetMessageHeaders' && shape.headers.length > 0) return true;
  if (shape.shape === 'AllProperties') return isOnlyNamed !== true;
  return shape.shape === 'Default' && isDefault === true;
}

export function itemXml(view: ItemView): Xml {
  const name = itemElementName(view.item.itemClass);
  const properties = [...itemProperties, ...(ownProperties[name] ?? [])];
  const written = properties
    .filter((property) => isWanted(property, view.shape) && !(view.isSummary && property.isDetail === true))
    .map((property) => property.write(view));
  return element(name, written);
}

const detailFields: ReadonlySet<string> = new Set(
  [...itemProperties, ...messageProperties].filter(({ isDetail }) => isDetail === true).map(({ field }) => field),
);

/** Searches refuse by name what they cannot give, as Exchange does; synchronisation leaves it out in silence. */
export function refuseDetails({ fields, includeMime }: ItemShape): void {
  const asked = includeMime ? 'item:MimeContent' : [...fields].find((field) => detailFields.has(field));
  if (asked === undefined || asked === 'item:Preview') return;
  throw new EwsError('ErrorInvalidPropertyRequest', `Property is not valid for this operation: ${asked}`);
}
