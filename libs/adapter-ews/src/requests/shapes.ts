import type { EwsLibrary } from './ews-library';

/** The tags of MS-OXPROPS that metadata is read by, as answers name them. */
export const mapiTag = {
  searchKey: 0x300b,
  autoResponseSuppress: 0x3fdf,
  senderSmtpAddress: 0x5d01,
  fromSmtpAddress: 0x5d02,
} as const;

/** The headers that are asked for; nothing else of the header block leaves the server. */
const headerNames = ['Auto-Submitted', 'X-Auto-Response-Suppress', 'Precedence', 'List-Id', 'Content-Class'] as const;

export const folderProperties = ({ FolderSchema }: EwsLibrary): readonly object[] =>
  pick(FolderSchema, ['ParentFolderId', 'DisplayName', 'FolderClass', 'TotalCount']);

export const locationProperties = (library: EwsLibrary): readonly object[] => [
  ...pick(library.EmailMessageSchema, ['ParentFolderId', 'InternetMessageId']),
  searchKey(library),
];

export const contentProperties = ({ ItemSchema }: EwsLibrary): readonly object[] =>
  pick(ItemSchema, ['Body', 'Attachments']);

export const metadataProperties = (library: EwsLibrary): readonly object[] => [
  ...pick(library.EmailMessageSchema, [
    'ParentFolderId',
    'ItemClass',
    'Subject',
    'Sensitivity',
    'DateTimeReceived',
    'DateTimeSent',
    'Size',
    'Categories',
    'HasAttachments',
    'IsDraft',
    'InReplyTo',
    'From',
    'Sender',
    'ToRecipients',
    'CcRecipients',
    'BccRecipients',
    'InternetMessageId',
    'References',
    'ConversationIndex',
  ]),
  searchKey(library),
  tagged(library, mapiTag.autoResponseSuppress, 'Integer'),
  tagged(library, mapiTag.senderSmtpAddress, 'String'),
  tagged(library, mapiTag.fromSmtpAddress, 'String'),
  ...headerNames.map((name) => header(library, name)),
];

export const searchKey = (library: EwsLibrary): object => tagged(library, mapiTag.searchKey, 'Binary');

const tagged = (library: EwsLibrary, tag: number, type: 'Binary' | 'String' | 'Integer'): object =>
  new library.ExtendedPropertyDefinition(tag, library.MapiPropertyType[type]);

const header = (library: EwsLibrary, name: string): object =>
  new library.ExtendedPropertyDefinition(
    library.DefaultExtendedPropertySet.InternetHeaders,
    name,
    library.MapiPropertyType.String,
  );

function pick(schema: Readonly<Record<string, object>>, names: readonly string[]): readonly object[] {
  return names.map((name) => {
    const property = schema[name];
    if (property === undefined) throw new TypeError(`ews-javascript-api knows no property ${name}`);
    return property;
  });
}
