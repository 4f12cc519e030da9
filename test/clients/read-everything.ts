import {
  distinguished,
  type EwsCaller,
  findAll,
  folderId,
  itemIds,
  syncFolderItems,
} from '@foldwatch/sandbox-exchange/testing';

type XmlNode = Parameters<typeof findAll>[0];

const allOf = (kind: 'Item' | 'Folder', more = ''): string =>
  `<m:${kind}Shape><t:BaseShape>AllProperties</t:BaseShape>${more}</m:${kind}Shape>`;

const named = ['item:UniqueBody', 'item:NormalizedBody', 'item:TextBody', 'item:InternetMessageHeaders', 'item:Preview']
  .map((field) => `<t:FieldURI FieldURI="${field}"/>`)
  .join('');
const tags = ['0x007D', '0x1035', '0x300B', '0x0E07', '0x0071']
  .map(
    (tag) =>
      `<t:ExtendedFieldURI PropertyTag="${tag}" PropertyType="${tag === '0x300B' || tag === '0x0071' ? 'Binary' : tag === '0x0E07' ? 'Integer' : 'String'}"/>`,
  )
  .join('');
const everything = allOf(
  'Item',
  `<t:IncludeMimeContent>true</t:IncludeMimeContent><t:AdditionalProperties>${named}${tags}</t:AdditionalProperties>`,
);
const itemsPerCall = 10;

const idsIn = (node: XmlNode, name: string): readonly string[] =>
  findAll(node, name).map((found) => found.attribute('Id') ?? '');

/** Reads every folder, item and attachment of a mailbox with all properties; gives how many items there were. */
export async function readEverything(caller: EwsCaller): Promise<number> {
  const tree = await caller.call(
    `<m:FindFolder Traversal="Deep">${allOf('Folder')}<m:ParentFolderIds>${distinguished('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>`,
  );
  let count = 0;
  for (const folder of idsIn(tree.body, 'FolderId')) {
    const ids = await listItems(caller, folderId(folder));
    count += ids.length;
    for (let start = 0; start < ids.length; start += itemsPerCall) {
      await readItems(caller, ids.slice(start, start + itemsPerCall));
    }
  }
  return count;
}

async function listItems(caller: EwsCaller, folder: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let state: string | undefined = ''; state !== undefined;) {
    const { body } = await caller.call(syncFolderItems(folder, state));
    ids.push(...idsIn(body, 'ItemId'));
    const isLast = findAll(body, 'IncludesLastItemInRange')[0]?.text !== 'false';
    state = isLast ? undefined : findAll(body, 'SyncState')[0]?.text;
  }
  return ids;
}

async function readItems(caller: EwsCaller, ids: readonly string[]): Promise<void> {
  const { body } = await caller.call(`<m:GetItem>${everything}${itemIds(ids)}</m:GetItem>`);
  for (const id of idsIn(body, 'AttachmentId')) {
    await caller.call(
      `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:GetAttachment>`,
    );
  }
}
