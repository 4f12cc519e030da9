import { messageFailure, type AnswerContext } from '../answers/read-answer';
import { type ResponseMessage, toEwsAnswer } from '../answers/response-message';
import { EwsError } from '../ews-error';
import { parseXml, UnreadableXml } from '../xml/parse-xml';
import type { XmlElement } from '../xml/xml-element';

/** What happened somewhere: look into the folder, or at the folders themselves. */
export type FolderSignal = { readonly kind: 'dirty'; readonly folderId: string } | { readonly kind: 'tree' };

/** What one envelope of a notification stream says. */
export interface Notification {
  readonly signals: readonly { readonly subscriptionId: string; readonly signal: FolderSignal }[];
  /** These are no more, whatever the reason; all of the stream when `everyone`. */
  readonly lost: { readonly subscriptionIds: readonly string[]; readonly everyone: boolean };
  readonly isClosed: boolean;
}

/** After these, a subscription is to be made anew, without its old watermark. */
const lostCodes = new Set([
  'ErrorSubscriptionNotFound',
  'ErrorInvalidSubscription',
  'ErrorReadEventsFailed',
  'ErrorMissedNotificationEvents',
  'ErrorInvalidWatermark',
  'ErrorExpiredSubscription',
  'ErrorSubscriptionAccessDenied',
]);

/** Raises what speaks of the stream as a whole: a busy server, a fault, an envelope that cannot be read. */
export function readNotification(envelope: string, context: AnswerContext): Notification {
  const answer = toEwsAnswer(parseEnvelope(envelope));
  if (answer === undefined) throw unreadable('is no answer');
  const messages =
    answer.kind === 'messages' ? answer.messages : [{ ...answer.fault, content: parseEnvelope(envelope) }];
  const lost = messages.map((message) => lostIn(message, context));
  return {
    signals: messages.flatMap(({ content }) => signalsIn(content)),
    lost: { subscriptionIds: lost.flatMap(({ ids }) => ids), everyone: lost.some(({ everyone }) => everyone) },
    isClosed: messages.some(({ content }) => content.textAt('ConnectionStatus')?.trim() === 'Closed'),
  };
}

function lostIn(
  message: ResponseMessage,
  context: AnswerContext,
): { readonly ids: readonly string[]; readonly everyone: boolean } {
  if (message.code === 'NoError') return { ids: [], everyone: false };
  const named = message.content.child('ErrorSubscriptionIds')?.childrenNamed('SubscriptionId') ?? [];
  const ids = named.map(({ text }) => text.trim());
  if (ids.length > 0) return { ids, everyone: false };
  if (lostCodes.has(message.code)) return { ids: [], everyone: true };
  throw messageFailure(message, context);
}

function signalsIn(content: XmlElement): Notification['signals'] {
  const holders = [...(content.child('Notifications')?.children ?? []), ...content.childrenNamed('Notification')];
  return holders.flatMap((notification) => {
    const subscriptionId = notification.textAt('SubscriptionId')?.trim() ?? '';
    return notification.children.flatMap(signalsOf).map((signal) => ({ subscriptionId, signal }));
  });
}

function signalsOf(event: XmlElement): readonly FolderSignal[] {
  if (!event.name.endsWith('Event') || event.name === 'StatusEvent') return [];
  const folderId = event.child('FolderId')?.attribute('Id');
  if (folderId !== undefined) return folderSignals(event.name, folderId);
  const parents = [event.child('ParentFolderId'), event.child('OldParentFolderId')];
  return parents.flatMap((parent) => {
    const id = parent?.attribute('Id');
    return id === undefined ? [] : [{ kind: 'dirty', folderId: id } as const];
  });
}

/** Some servers only say that a folder changed, which is its name as well as what is in it. */
const folderSignals = (event: string, folderId: string): readonly FolderSignal[] =>
  event === 'ModifiedEvent' ? [{ kind: 'dirty', folderId }, { kind: 'tree' }] : [{ kind: 'tree' }];

function parseEnvelope(envelope: string): XmlElement {
  try {
    return parseXml(envelope);
  } catch (error) {
    if (error instanceof UnreadableXml) throw unreadable(error.reason);
    throw error;
  }
}

const unreadable = (why: string): EwsError =>
  new EwsError({ kind: 'transient' }, 'stream-unreadable', `GetStreamingEvents: an envelope ${why}`);
