import { folderIdElement } from '../folders/folder-xml';
import { itemIdElement, timeText } from '../items/item-elements';
import { element, textElement, type Xml } from '../soap/xml';
import { type StoreEventKind } from '../store/mailbox-events';
import { type NumberedEvent, type Subscription } from './subscription';

const eventNames: Readonly<Record<StoreEventKind, string>> = {
  created: 't:CreatedEvent',
  deleted: 't:DeletedEvent',
  modified: 't:ModifiedEvent',
  moved: 't:MovedEvent',
  copied: 't:CopiedEvent',
  'new-mail': 't:NewMailEvent',
};

export const kindOfEventName: ReadonlyMap<string, StoreEventKind> = new Map([
  ['CreatedEvent', 'created'],
  ['DeletedEvent', 'deleted'],
  ['ModifiedEvent', 'modified'],
  ['MovedEvent', 'moved'],
  ['CopiedEvent', 'copied'],
  ['NewMailEvent', 'new-mail'],
]);

export const encodeWatermark = (number: number): string => Buffer.from(`w1|${number}`).toString('base64');

export function decodeWatermark(text: string): number | undefined {
  const match = /^w1\|(\d+)$/.exec(Buffer.from(text, 'base64').toString());
  return match === null ? undefined : Number(match[1]);
}

function eventXml({ number, event }: NumberedEvent, { scope }: Subscription): Xml {
  const { mailboxGuid, delivery } = scope;
  const idElement = (name: 'Id' | 'OldId', guid: string, sequence?: number): Xml => {
    const prefix = name === 'OldId' ? 't:Old' : 't:';
    if (event.object === 'folder') return folderIdElement(`${prefix}FolderId`, mailboxGuid, guid, sequence);
    const version = sequence === undefined ? {} : { changeSequence: sequence };
    return itemIdElement(`${prefix}ItemId`, mailboxGuid, { guid, ...version });
  };
  const { oldGuid, oldParentGuid } = event;
  const content = [
    delivery === 'pull' ? textElement('t:Watermark', encodeWatermark(number)) : '',
    textElement('t:TimeStamp', timeText(event.at)),
    idElement('Id', event.guid, event.sequence),
    folderIdElement('t:ParentFolderId', mailboxGuid, event.parentGuid),
    oldGuid === undefined ? '' : idElement('OldId', oldGuid),
    oldParentGuid === undefined ? '' : folderIdElement('t:OldParentFolderId', mailboxGuid, oldParentGuid),
  ];
  return element(eventNames[event.kind], content);
}

export function notificationXml(
  name: string,
  subscription: Subscription,
  events: readonly NumberedEvent[],
  paging: Xml = '',
): Xml {
  const isPull = subscription.scope.delivery === 'pull';
  const status = element(
    't:StatusEvent',
    isPull ? textElement('t:Watermark', encodeWatermark(subscription.newestNumber)) : '',
  );
  const told = events.length === 0 ? status : events.map((event) => eventXml(event, subscription)).join('');
  return element(name, [textElement('t:SubscriptionId', subscription.id), paging, told]);
}
