export { castFolders, castMailboxes, type CastFolder, type CastMailbox } from './cast-mailboxes';
export { castMessages, type CastMessage } from './cast-messages';
export { castRecords, type CastRecord, type CastTable } from './cast-records';
