import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Budget } from './budget';
import { answerWithFault, withBadCharacters } from './faults/call-faults';
import { type FaultKind, type SandboxFault } from './faults/fault';
import { type FaultList } from './faults/fault-list';
import { newAffinityCookie } from './notifications/subscribe-operations';
import { type StreamingEndpoint } from './notifications/streaming-endpoint';
import { type Subscriptions } from './notifications/subscriptions';
import { type EwsRequest } from './operations/ews-request';
import { impersonated } from './operations/impersonation';
import { operations } from './operations/operation-table';
import { envelope, faultEnvelope } from './soap/envelope';
import { EwsError, EwsFault, schemaViolation } from './soap/ews-error';
import { withOddPrefixes } from './soap/odd-prefixes';
import { parseXml, UnreadableXml, type XmlNode } from './soap/parse-xml';
import { type Xml } from './soap/xml';
import { encodeId } from './store/ids';
import { type Item } from './store/item';
import { type Store } from './store/store';

const cookieName = 'X-BackEndOverrideCookie';

function readCookie(request: IncomingMessage): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

function readEnvelope(xml: string): { readonly header: XmlNode | undefined; readonly body: XmlNode } {
  try {
    const root = parseXml(xml.replace(/^\uFEFF/, ''));
    const body = root.child('Body')?.children[0];
    if (root.name !== 'Envelope' || body === undefined) throw schemaViolation('no SOAP body');
    return { header: root.child('Header'), body };
  } catch (error) {
    if (error instanceof UnreadableXml)
      throw new EwsFault('ErrorInvalidRequest', `The request is invalid: ${error.message}`);
    throw error;
  }
}

const partLists = ['ItemIds', 'FolderIds', 'ParentFolderIds', 'AttachmentIds', 'ItemChanges', 'Items'];

const partCount = (body: XmlNode): number =>
  Math.max(1, ...partLists.map((name) => body.child(name)?.children.length ?? 0));

const isReadingFromNothing = (body: XmlNode): boolean => (body.textOf('SyncState') ?? '') === '';

/** Some faults wait for a call that they can spoil. */
function canSpoil(kind: FaultKind, body: XmlNode): boolean {
  if (kind === 'false-empty-listing') return body.name === 'SyncFolderItems' && isReadingFromNothing(body);
  if (kind === 'same-sync-state') return body.name === 'SyncFolderItems' && !isReadingFromNothing(body);
  if (kind === 'invalid-sync-state') return body.name.startsWith('Sync') && !isReadingFromNothing(body);
  return true;
}

export interface EwsParts {
  readonly store: Store;
  readonly subscriptions: Subscriptions;
  readonly faults: FaultList;
  readonly streaming: StreamingEndpoint;
  readonly budget: Budget;
}

/** Answers authenticated calls: who for, which operation, and what is to go wrong with it. */
export class EwsEndpoint {
  constructor(private readonly parts: EwsParts) {}

  async handle(emailAddress: string, xml: string, incoming: IncomingMessage, target: ServerResponse): Promise<void> {
    try {
      const request = this.read(emailAddress, xml, incoming);
      const end = this.parts.budget.startCall(request.mailbox.emailAddress);
      await this.answer(request, target).finally(end);
    } catch (error) {
      const fault = error instanceof EwsError ? error : new EwsFault('ErrorInternalServerError', String(error));
      send(target, 500, faultEnvelope(fault));
    }
  }

  private read(emailAddress: string, xml: string, incoming: IncomingMessage): EwsRequest {
    const { store, subscriptions, budget } = this.parts;
    const { header, body } = readEnvelope(xml);
    const caller = store.mailboxes.byAddress(emailAddress);
    if (caller === undefined) throw new EwsFault('ErrorNonExistentMailbox', 'The account has no mailbox.');
    const actsFor = impersonated(store, caller, header);
    return {
      store,
      subscriptions,
      budget,
      mailbox: actsFor ?? caller,
      isImpersonating: actsFor !== undefined,
      operation: body.name,
      body,
      affinityCookie: readCookie(incoming) ?? (body.name === 'Subscribe' ? newAffinityCookie() : undefined),
      itemFault: (item) => this.itemFault(body.name, caller.emailAddress, item),
    };
  }

  private async answer(request: EwsRequest, target: ServerResponse): Promise<void> {
    const { operation, body, mailbox } = request;
    const place = { operation, mailbox: mailbox.emailAddress };
    const fault = this.parts.faults.takeForCall(place, (kind) => canSpoil(kind, body));
    if (await answerWithFault({ operation, parts: partCount(body), target }, fault)) return;
    if (fault?.fault === 'subscription-lost') this.loseSubscriptions(body);
    if (operation === 'GetStreamingEvents') {
      this.parts.streaming.open(request, target, fault?.fault);
      return;
    }
    if (operation === 'Subscribe' && request.affinityCookie !== undefined) {
      target.setHeader('Set-Cookie', `${cookieName}=${request.affinityCookie}; path=/; HttpOnly`);
    }
    const handler = operations.get(operation);
    if (handler === undefined) throw new EwsFault('ErrorInvalidRequest', `The operation is not known: ${operation}`);
    const answer = await handler({ ...request, ...(fault === undefined ? {} : { syncFault: fault.fault }) });
    send(target, 200, disfigured(envelope(answer), fault));
  }

  private loseSubscriptions(body: XmlNode): void {
    const named = [...(body.child('SubscriptionIds')?.children ?? []), ...body.childrenNamed('SubscriptionId')];
    for (const { text } of named) this.parts.subscriptions.remove(text);
  }

  private itemFault(operation: string, mailbox: string, item: Item): FaultKind | undefined {
    const owner = this.parts.store.mailboxes.byId(item.mailboxId);
    const itemId = encodeId({ kind: 'item', mailboxGuid: owner?.guid ?? '', guid: item.guid, path: [] });
    const target = { operation, mailbox: owner?.emailAddress ?? mailbox, itemId, messageId: item.messageId };
    return this.parts.faults.takeForItem(target)?.fault;
  }
}

function disfigured(xml: Xml, fault: SandboxFault | undefined): Xml {
  if (fault?.fault === 'bad-characters') return withBadCharacters(xml);
  return fault?.fault === 'odd-prefix' ? withOddPrefixes(xml) : xml;
}

function send(target: ServerResponse, status: number, xml: Xml): void {
  if (target.headersSent || target.destroyed) return;
  const bytes = Buffer.from(xml);
  target.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': bytes.byteLength });
  target.end(bytes);
}
