import { xmlText } from '../xml/xml-text';
import { type DistinguishedFolder, type EwsLibrary, ewsLibrary, type Request, type Service } from './ews-library';
import { contentProperties, folderProperties, locationProperties, metadataProperties, searchKey } from './shapes';

/** In whose name a request is written; nobody's is the signed-in account's own. */
export interface Acting {
  readonly impersonated: string | undefined;
}

/** The root of a mailbox: of `owner` where the signed-in account reads somebody else's. */
export interface MailboxRoot {
  readonly owner: string | undefined;
}

export interface CategoriesUpdate {
  readonly itemId: string;
  readonly changeKey: string;
  readonly categories: readonly string[];
}

const watched = ['NewMail', 'Created', 'Deleted', 'Modified', 'Moved', 'Copied'] as const;

/** Writes whole SOAP envelopes. Every text that came from outside is escaped here, because the library does not. */
export class RequestWriter {
  private lazyService: Service | undefined;

  /** Of all that Exchange answers to those who are signed in, what needs the least. */
  getServerTimeZones(acting: Acting): string {
    const request = new this.library.GetServerTimeZonesRequest(this.service);
    request.Ids = ['UTC'];
    return this.write(request, acting);
  }

  syncFolderHierarchy(acting: Acting, root: MailboxRoot, syncState: string | undefined): string {
    const request = new this.library.SyncFolderHierarchyRequest(this.service);
    request.PropertySet = this.shape(folderProperties(this.library));
    request.SyncFolderId = this.distinguished('MsgFolderRoot', root);
    request.SyncState = syncState === undefined ? null : xmlText(syncState);
    return this.write(request, acting);
  }

  syncFolderItems(acting: Acting, folderId: string, syncState: string | undefined, max: number): string {
    const request = new this.library.SyncFolderItemsRequest(this.service);
    request.PropertySet = this.shape([this.property('DateTimeReceived')]);
    request.SyncFolderId = this.folder(folderId);
    request.SyncState = syncState === undefined ? null : xmlText(syncState);
    request.MaxChangesReturned = max;
    return this.write(request, acting);
  }

  getDistinguishedFolders(acting: Acting, root: MailboxRoot, names: readonly DistinguishedFolder[]): string {
    const request = new this.library.GetFolderRequest(this.service, this.library.ServiceErrorHandling.ReturnErrors);
    request.FolderIds.AddRange(names.map((name) => this.distinguished(name, root)));
    request.PropertySet = this.shape([]);
    return this.write(request, acting);
  }

  getFolder(acting: Acting, folderId: string): string {
    const request = new this.library.GetFolderRequest(this.service, this.library.ServiceErrorHandling.ReturnErrors);
    request.FolderIds.AddRange([this.folder(folderId)]);
    request.PropertySet = this.shape(folderProperties(this.library));
    return this.write(request, acting);
  }

  getMetadata(acting: Acting, itemIds: readonly string[]): string {
    return this.getItems(acting, itemIds, metadataProperties(this.library));
  }

  getContent(acting: Acting, itemId: string): string {
    return this.getItems(acting, [itemId], contentProperties(this.library));
  }

  getCategories(acting: Acting, itemIds: readonly string[]): string {
    return this.getItems(acting, itemIds, [this.property('Categories')]);
  }

  getAttachment(acting: Acting, attachmentId: string): string {
    const errors = this.library.ServiceErrorHandling.ReturnErrors;
    const request = new this.library.GetAttachmentRequest(this.service, errors);
    request.AttachmentIds.push(xmlText(attachmentId));
    request.AdditionalProperties.push(this.property('MimeContent'));
    return this.write(request, acting);
  }

  /** Items in any of the folders with one of the Message-IDs or search keys. */
  findItems(
    acting: Acting,
    folderIds: readonly string[],
    sought: { readonly messageIds: readonly string[]; readonly searchKeys: readonly string[] },
    page: { readonly size: number; readonly offset: number },
  ): string {
    const { FindItemRequest, ItemView, SearchFilter, LogicalOperator, ServiceErrorHandling } = this.library;
    const request = new FindItemRequest(this.service, ServiceErrorHandling.ReturnErrors);
    const messageId = this.messageProperty('InternetMessageId');
    request.ParentFolderIds.AddRange(folderIds.map((id) => this.folder(id)));
    request.View = new ItemView(page.size, page.offset);
    Object.assign(request.View, { PropertySet: this.shape(locationProperties(this.library)) });
    request.SearchFilter = new SearchFilter.SearchFilterCollection(LogicalOperator.Or, [
      ...sought.messageIds.map((id) => new SearchFilter.IsEqualTo(messageId, xmlText(id))),
      ...sought.searchKeys.map((key) => new SearchFilter.IsEqualTo(searchKey(this.library), xmlText(key))),
    ]);
    return this.write(request, acting);
  }

  /** Makes the categories exactly these, whoever else changed the item meanwhile. */
  updateCategories(acting: Acting, updates: readonly CategoriesUpdate[]): string {
    const { UpdateItemRequest, ServiceErrorHandling, ConflictResolutionMode, MessageDisposition } = this.library;
    const request = new UpdateItemRequest(this.service, ServiceErrorHandling.ReturnErrors);
    request.ConflictResolutionMode = ConflictResolutionMode.AlwaysOverwrite;
    request.MessageDisposition = MessageDisposition.SaveOnly;
    request.SuppressReadReceipts = true;
    for (const update of updates) request.Items.push(this.categorized(update));
    return this.write(request, acting);
  }

  /** Without folder ids, to all folders of the mailbox acted for. */
  subscribe(acting: Acting, root: MailboxRoot, folderIds: readonly string[]): string {
    const request = new this.library.SubscribeToStreamingNotificationsRequest(this.service);
    for (const type of watched) request.EventTypes.push(this.library.EventType[type] ?? 0);
    if (folderIds.length > 0) {
      request.FolderIds.AddRange([
        this.distinguished('MsgFolderRoot', root),
        ...folderIds.map((id) => this.folder(id)),
      ]);
    }
    return this.write(request, acting);
  }

  unsubscribe(acting: Acting, subscriptionId: string): string {
    const request = new this.library.UnsubscribeRequest(this.service);
    request.SubscriptionId = xmlText(subscriptionId);
    return this.write(request, acting);
  }

  getStreamingEvents(acting: Acting, subscriptionIds: readonly string[], minutes: number): string {
    const ids = subscriptionIds.map(xmlText);
    return this.write(new this.library.GetStreamingEventsRequest(this.service, () => undefined, ids, minutes), acting);
  }

  private get library(): EwsLibrary {
    return ewsLibrary();
  }

  private get service(): Service {
    this.lazyService ??= new this.library.ExchangeService(this.library.ExchangeVersion.Exchange2013_SP1);
    return this.lazyService;
  }

  private write(request: Request, { impersonated }: Acting): string {
    const { ImpersonatedUserId, ConnectingIdType } = this.library;
    this.service.ImpersonatedUserId =
      impersonated === undefined ? null : new ImpersonatedUserId(ConnectingIdType.SmtpAddress, xmlText(impersonated));
    const written: { data?: string } = {};
    request.EmitRequest(written);
    return `<?xml version="1.0" encoding="utf-8"?>${written.data ?? ''}`;
  }

  private getItems(acting: Acting, itemIds: readonly string[], properties: readonly object[]): string {
    const request = new this.library.GetItemRequest(this.service, this.library.ServiceErrorHandling.ReturnErrors);
    request.ItemIds.AddRange(itemIds.map((id) => new this.library.ItemId(xmlText(id))));
    request.PropertySet = this.shape(properties);
    return this.write(request, acting);
  }

  private categorized({ itemId, changeKey, categories }: CategoriesUpdate): EwsMessage {
    const message = new this.library.EmailMessage(this.service);
    const id = { Id: xmlText(itemId), ChangeKey: xmlText(changeKey) };
    message.LoadFromXmlJsObject({ ItemId: id, Categories: { String: ['before'] } }, this.service, true);
    if (categories.length === 0) message.Categories = null;
    message.Categories?.Clear();
    for (const category of categories) message.Categories?.Add(xmlText(category));
    return message;
  }

  private shape(properties: readonly object[]): object {
    return new this.library.PropertySet(this.library.BasePropertySet.IdOnly, properties);
  }

  private folder(id: string): object {
    return new this.library.FolderId(xmlText(id));
  }

  private distinguished(name: DistinguishedFolder, { owner }: MailboxRoot): object {
    const { FolderId, Mailbox, WellKnownFolderName } = this.library;
    const id = WellKnownFolderName[name];
    return owner === undefined ? new FolderId(id) : new FolderId(id, new Mailbox(xmlText(owner)));
  }

  private property(name: string): object {
    return this.library.ItemSchema[name] ?? unknownProperty(name);
  }

  private messageProperty(name: string): object {
    return this.library.EmailMessageSchema[name] ?? unknownProperty(name);
  }
}

type EwsMessage = InstanceType<EwsLibrary['EmailMessage']>;

function unknownProperty(name: string): never {
  throw new TypeError(`ews-javascript-api knows no property ${name}`);
}
