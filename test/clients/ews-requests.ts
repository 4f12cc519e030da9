/** The ids that a request is about; none of them has to exist. */
export interface RequestIds {
  readonly item: string;
  readonly folder: string;
  readonly attachment: string;
  readonly subscription: string;
}

const itemShape = '<m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>';
const folderShape = '<m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>';
const events = ['CopiedEvent', 'CreatedEvent', 'DeletedEvent', 'ModifiedEvent', 'MovedEvent', 'NewMailEvent']
  .map((event) => `<t:EventType>${event}</t:EventType>`)
  .join('');
const renamed =
  '<t:SetFolderField><t:FieldURI FieldURI="folder:DisplayName"/><t:Folder><t:DisplayName>Renamed</t:DisplayName>' +
  '</t:Folder></t:SetFolderField>';
const categorized =
  '<t:SetItemField><t:FieldURI FieldURI="item:Categories"/><t:Message><t:Categories><t:String>Blue</t:String>' +
  '</t:Categories></t:Message></t:SetItemField>';

/** One valid request for each operation, by its name. */
export function requestsFor({ item, folder, attachment, subscription }: RequestIds): Readonly<Record<string, string>> {
  const itemIds = `<m:ItemIds><t:ItemId Id="${item}" ChangeKey="CQAAAAAAAAAAAAAB"/></m:ItemIds>`;
  const folderId = `<t:FolderId Id="${folder}"/>`;
  const folderIds = `<m:FolderIds>${folderId}</m:FolderIds>`;
  const toFolder = `<m:ToFolderId>${folderId}</m:ToFolderId>`;
  const syncFolder = `<m:SyncFolderId>${folderId}</m:SyncFolderId>`;
  const fileAttachment = '<t:FileAttachment><t:Name>a.txt</t:Name><t:Content>YQ==</t:Content></t:FileAttachment>';
  const parents = `<m:ParentFolderIds>${folderId}</m:ParentFolderIds>`;
  const subscriptionId = `<m:SubscriptionId>${subscription}</m:SubscriptionId>`;
  return {
    GetFolder: `<m:GetFolder>${folderShape}${folderIds}</m:GetFolder>`,
    FindFolder: `<m:FindFolder Traversal="Deep">${folderShape}${parents}</m:FindFolder>`,
    CreateFolder: `<m:CreateFolder><m:ParentFolderId>${folderId}</m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>New</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>`,
    UpdateFolder: `<m:UpdateFolder><m:FolderChanges><t:FolderChange>${folderId}<t:Updates>${renamed}</t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>`,
    MoveFolder: `<m:MoveFolder>${toFolder}${folderIds}</m:MoveFolder>`,
    CopyFolder: `<m:CopyFolder>${toFolder}${folderIds}</m:CopyFolder>`,
    EmptyFolder: `<m:EmptyFolder DeleteType="HardDelete" DeleteSubFolders="true">${folderIds}</m:EmptyFolder>`,
    DeleteFolder: `<m:DeleteFolder DeleteType="HardDelete">${folderIds}</m:DeleteFolder>`,
    SyncFolderHierarchy: `<m:SyncFolderHierarchy>${folderShape}${syncFolder}</m:SyncFolderHierarchy>`,
    SyncFolderItems: `<m:SyncFolderItems>${itemShape}${syncFolder}<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`,
    FindItem: `<m:FindItem Traversal="Shallow">${itemShape}${parents}</m:FindItem>`,
    GetItem: `<m:GetItem>${itemShape}${itemIds}</m:GetItem>`,
    CreateItem: `<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>${folderId}</m:SavedItemFolderId><m:Items><t:Message><t:Subject>New</t:Subject></t:Message></m:Items></m:CreateItem>`,
    SendItem: `<m:SendItem SaveItemToFolder="true">${itemIds}</m:SendItem>`,
    MoveItem: `<m:MoveItem>${toFolder}${itemIds}</m:MoveItem>`,
    CopyItem: `<m:CopyItem>${toFolder}${itemIds}</m:CopyItem>`,
    UpdateItem: `<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange><t:ItemId Id="${item}"/><t:Updates>${categorized}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`,
    DeleteItem: `<m:DeleteItem DeleteType="HardDelete">${itemIds}</m:DeleteItem>`,
    GetAttachment: `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${attachment}"/></m:AttachmentIds></m:GetAttachment>`,
    CreateAttachment: `<m:CreateAttachment><m:ParentItemId Id="${item}"/><m:Attachments>${fileAttachment}</m:Attachments></m:CreateAttachment>`,
    DeleteAttachment: `<m:DeleteAttachment><m:AttachmentIds><t:AttachmentId Id="${attachment}"/></m:AttachmentIds></m:DeleteAttachment>`,
    Subscribe: `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${folderId}</t:FolderIds><t:EventTypes>${events}</t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`,
    Unsubscribe: `<m:Unsubscribe>${subscriptionId}</m:Unsubscribe>`,
    GetEvents: `<m:GetEvents>${subscriptionId}<m:Watermark>AAAA</m:Watermark></m:GetEvents>`,
    GetStreamingEvents: `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${subscription}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>`,
    ResolveNames:
      '<m:ResolveNames ReturnFullContactData="true"><m:UnresolvedEntry>nobody</m:UnresolvedEntry></m:ResolveNames>',
    GetServerTimeZones: '<m:GetServerTimeZones ReturnFullTimeZoneData="true"/>',
  };
}
