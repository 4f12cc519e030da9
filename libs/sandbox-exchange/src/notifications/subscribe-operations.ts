import { randomBytes } from 'node:crypto';
import { resolveFolder } from '../operations/resolve-ids';
import { type EwsRequest, type Operation } from '../operations/ews-request';
import { isTrue } from '../soap/boolean';
import { EwsError, schemaViolation } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { answerEach } from '../soap/response-message';
import { textElement, type Xml } from '../soap/xml';
import { type Folder } from '../store/folder-store';
import { decodeWatermark, encodeWatermark, kindOfEventName, notificationXml } from './notification-xml';
import { type Subscription } from './subscription';

const streamingTimeoutMs = 30 * 60_000;
const eventsPerPull = 1000;

export const newAffinityCookie = (): string => randomBytes(12).toString('hex');

export const subscribe: Operation = (request) =>
  answerEach('Subscribe', [request.body], (body) => {
    const wanted = body.child('PullSubscriptionRequest') ?? body.child('StreamingSubscriptionRequest');
    if (wanted === undefined) {
      throw new EwsError('ErrorInvalidSubscriptionRequest', 'Only pull and streaming subscriptions are offered.');
    }
    const subscription = openSubscription(request, wanted);
    const watermark = subscription.scope.delivery === 'pull' ? encodeWatermark(0) : undefined;
    return [textElement('m:SubscriptionId', subscription.id), textElement('m:Watermark', watermark)];
  });

function openSubscription(request: EwsRequest, wanted: XmlNode): Subscription {
  const folders = subscribedFolders(request, wanted);
  const mailbox = mailboxOf(request, folders ?? []);
  const kinds = (wanted.child('EventTypes')?.children ?? []).flatMap(({ text }) => kindOfEventName.get(text) ?? []);
  const isPull = wanted.name === 'PullSubscriptionRequest';
  request.budget.refuseSubscription(request.subscriptions.countFor(mailbox.id));
  return request.subscriptions.open({
    mailboxId: mailbox.id,
    mailboxGuid: mailbox.guid,
    folderGuids: folders && new Set(folders.map(({ guid }) => guid)),
    kinds: new Set(kinds),
    delivery: isPull ? 'pull' : 'streaming',
    timeoutMs: isPull ? Number(wanted.textOf('Timeout') ?? 30) * 60_000 : streamingTimeoutMs,
    affinityCookie: request.affinityCookie ?? '',
  });
}

/** Undefined for all folders. */
function subscribedFolders(request: EwsRequest, wanted: XmlNode): readonly Folder[] | undefined {
  const isAll = isTrue(wanted.attribute('SubscribeToAllFolders'));
  const nodes = wanted.child('FolderIds')?.children ?? [];
  if (isAll === nodes.length > 0) {
    throw new EwsError('ErrorInvalidSubscriptionRequest', 'Name folders, or subscribe to all of them.');
  }
  return isAll ? undefined : nodes.map((node) => resolveFolder(request, node));
}

function mailboxOf(request: EwsRequest, folders: readonly Folder[]): { readonly id: number; readonly guid: string } {
  const ids = new Set(folders.map(({ mailboxId }) => mailboxId));
  if (ids.size > 1) throw new EwsError('ErrorInvalidSubscriptionRequest', 'Folders must be of one mailbox.');
  const [only] = ids;
  return (only === undefined ? undefined : request.store.mailboxes.byId(only)) ?? request.mailbox;
}

export const unsubscribe: Operation = (request) =>
  answerEach('Unsubscribe', [request.body.textOf('SubscriptionId') ?? ''], (id) => {
    request.subscriptions.expect(id);
    request.subscriptions.remove(id);
    return '';
  });

export const getEvents: Operation = (request) =>
  answerEach('GetEvents', [request.body], (body) => {
    const id = body.textOf('SubscriptionId');
    if (id === undefined) throw schemaViolation('SubscriptionId is missing');
    const subscription = request.subscriptions.expect(id);
    if (subscription.scope.delivery !== 'pull') {
      throw new EwsError('ErrorInvalidPullSubscriptionId', 'The subscription is not one for pulling.');
    }
    return pull(subscription, body.textOf('Watermark') ?? '');
  });

function pull(subscription: Subscription, watermark: string): Xml {
  const from = decodeWatermark(watermark);
  if (from === undefined) throw new EwsError('ErrorInvalidWatermark', 'The watermark is invalid.');
  if (subscription.hasMissedEvents) throw new EwsError('ErrorMissedNotificationEvents', 'Events were missed.');
  const { events, hasMore } = subscription.after(from, eventsPerPull);
  const paging = textElement('t:PreviousWatermark', watermark) + textElement('t:MoreEvents', hasMore);
  return notificationXml('m:Notification', subscription, events, paging);
}
