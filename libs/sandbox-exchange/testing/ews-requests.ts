/** Requests as clients write them, for specs. */
export const distinguished = (id: string): string => `<t:DistinguishedFolderId Id="${id}"/>`;
export const folderId = (id: string): string => `<t:FolderId Id="${id}"/>`;
export const itemIds = (ids: readonly string[]): string =>
  `<m:ItemIds>${ids.map((id) => `<t:ItemId Id="${id}"/>`).join('')}</m:ItemIds>`;

const shapeOf = (shape: string, more: string): string =>
  `<m:ItemShape><t:BaseShape>${shape}</t:BaseShape>${more}</m:ItemShape>`;

export const getItem = (ids: readonly string[], shape = 'Default', more = ''): string =>
  `<m:GetItem>${shapeOf(shape, more)}${itemIds(ids)}</m:GetItem>`;

export function syncFolderItems(folder: string, state: string, max = 512): string {
  const syncState = state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`;
  return `<m:SyncFolderItems>${shapeOf('IdOnly', '')}<m:SyncFolderId>${folder}</m:SyncFolderId>${syncState}<m:MaxChangesReturned>${max}</m:MaxChangesReturned></m:SyncFolderItems>`;
}

export const moveItem = (ids: readonly string[], folder: string): string =>
  `<m:MoveItem><m:ToFolderId>${folder}</m:ToFolderId>${itemIds(ids)}</m:MoveItem>`;

export function findItem(folders: readonly string[], restriction = ''): string {
  const condition = restriction === '' ? '' : `<m:Restriction>${restriction}</m:Restriction>`;
  return `<m:FindItem Traversal="Shallow">${shapeOf('IdOnly', '')}${condition}<m:ParentFolderIds>${folders.join('')}</m:ParentFolderIds></m:FindItem>`;
}

export function setCategories(id: string, changeKey: string, categories: readonly string[]): string {
  const strings = categories.map((category) => `<t:String>${category}</t:String>`).join('');
  const value = `<t:Message><t:Categories>${strings}</t:Categories></t:Message>`;
  const update = `<t:SetItemField><t:FieldURI FieldURI="item:Categories"/>${value}</t:SetItemField>`;
  return `<m:UpdateItem ConflictResolution="NeverOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange><t:ItemId Id="${id}" ChangeKey="${changeKey}"/><t:Updates>${update}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
}

export const subscribe = (folders: readonly string[]): string =>
  `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${folders.join('')}</t:FolderIds><t:EventTypes>${['CreatedEvent', 'DeletedEvent', 'MovedEvent', 'CopiedEvent', 'ModifiedEvent', 'NewMailEvent'].map((kind) => `<t:EventType>${kind}</t:EventType>`).join('')}</t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`;

export const getStreamingEvents = (subscriptionId: string): string =>
  `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${subscriptionId}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>`;
