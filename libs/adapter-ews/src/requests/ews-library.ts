import nodeUtil from 'node:util';

/**
 * The parts of `ews-javascript-api` that write requests. Its declarations leave the request classes out, hence these.
 * It escapes nothing: whoever hands it text escapes it first.
 */
export interface EwsLibrary {
  readonly ExchangeVersion: { readonly Exchange2013_SP1: number };
  readonly ExchangeService: new (version: number) => Service;
  readonly ImpersonatedUserId: new (type: number, id: string) => object;
  readonly ConnectingIdType: { readonly SmtpAddress: number };
  readonly Mailbox: new (address: string) => object;
  readonly FolderId: new (id: string | number, mailbox?: object) => object;
  readonly ItemId: new (id: string) => object;
  readonly WellKnownFolderName: Readonly<Record<DistinguishedFolder, number>>;
  readonly PropertySet: new (base: number, properties: readonly object[]) => object;
  readonly BasePropertySet: { readonly IdOnly: number };
  readonly ItemSchema: Readonly<Record<string, object>>;
  readonly EmailMessageSchema: Readonly<Record<string, object>>;
  readonly FolderSchema: Readonly<Record<string, object>>;
  readonly ExtendedPropertyDefinition: new (tagOrSet: number, typeOrName: number | string, type?: number) => object;
  readonly MapiPropertyType: { readonly Binary: number; readonly String: number; readonly Integer: number };
  readonly DefaultExtendedPropertySet: { readonly InternetHeaders: number };
  readonly EventType: Readonly<Record<string, number>>;
  readonly ServiceErrorHandling: { readonly ReturnErrors: number };
  readonly SearchFilter: {
    readonly IsEqualTo: new (property: object, value: string) => object;
    readonly SearchFilterCollection: new (operator: number, filters: readonly object[]) => object;
  };
  readonly LogicalOperator: { readonly Or: number };
  readonly ItemView: new (size: number, offset: number) => { PropertySet: object };
  readonly ConflictResolutionMode: { readonly AlwaysOverwrite: number };
  readonly MessageDisposition: { readonly SaveOnly: number };
  readonly EmailMessage: new (service: Service) => EmailMessage;
  readonly SyncFolderHierarchyRequest: new (service: Service) => SyncRequest;
  readonly SyncFolderItemsRequest: new (service: Service) => SyncRequest & { MaxChangesReturned: number };
  readonly GetServerTimeZonesRequest: new (service: Service) => Request & { Ids: readonly string[] };
  readonly GetFolderRequest: new (service: Service, errors: number) => Request & ShapedRequest & { FolderIds: List };
  readonly GetItemRequest: new (service: Service, errors: number) => Request & ShapedRequest & { ItemIds: List };
  readonly FindItemRequest: new (
    service: Service,
    errors: number,
  ) => Request & { ParentFolderIds: List; View: object; SearchFilter: object };
  readonly GetAttachmentRequest: new (
    service: Service,
    errors: number,
  ) => Request & { readonly AttachmentIds: string[]; readonly AdditionalProperties: object[] };
  readonly UpdateItemRequest: new (service: Service, errors: number) => UpdateRequest;
  readonly SubscribeToStreamingNotificationsRequest: new (
    service: Service,
  ) => Request & { readonly EventTypes: number[]; readonly FolderIds: List };
  readonly UnsubscribeRequest: new (service: Service) => Request & { SubscriptionId: string };
  readonly GetStreamingEventsRequest: new (
    service: Service,
    handler: () => void,
    subscriptionIds: readonly string[],
    minutes: number,
  ) => Request;
}

export type DistinguishedFolder =
  'MsgFolderRoot' | 'Inbox' | 'SentItems' | 'DeletedItems' | 'Drafts' | 'JunkEmail' | 'Outbox';

export interface Service {
  ImpersonatedUserId: object | null;
}

/** Writes itself as a whole envelope into `data`. */
export interface Request {
  EmitRequest(into: { data?: string }): void;
}

interface List {
  AddRange(ids: readonly object[]): void;
}

interface ShapedRequest {
  PropertySet: object;
}

interface SyncRequest extends Request, ShapedRequest {
  SyncFolderId: object;
  SyncState: string | null;
}

interface UpdateRequest extends Request {
  readonly Items: EmailMessage[];
  ConflictResolutionMode: number;
  MessageDisposition: number;
  SuppressReadReceipts: boolean;
}

interface EmailMessage {
  LoadFromXmlJsObject(values: object, service: Service, clear: boolean): void;
  Categories: { Clear(): void; Add(category: string): void } | null;
}

interface LegacyUtil {
  readonly inspect: unknown;
  isNullOrUndefined?: (value: unknown) => boolean;
}

let loaded: EwsLibrary | undefined;

/** Loaded on first use: it takes 60 MB, which a process without mailboxes need not pay. */
export function ewsLibrary(): EwsLibrary {
  loaded ??= load();
  return loaded;
}

function load(): EwsLibrary {
  // Node 23 took away a function that the library calls for extended properties.
  const legacy: LegacyUtil = nodeUtil;
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const library: EwsLibrary = require('ews-javascript-api');
  return library;
}
