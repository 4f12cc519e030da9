export { EwsConnection } from './ews-connection';
export { EwsMailChanges } from './ews-mail-changes';
export { EwsMailContent } from './ews-mail-content';
export { EwsMailFolders } from './ews-mail-folders';
export { EwsMailHints } from './ews-mail-hints';
export { EwsMailboxAccess } from './ews-mailbox-access';
export type { EwsAuthentication, EwsOptions } from './ews-options';
