export { backUp, type BackupOrder } from './backup/back-up';
export { backUpToFile } from './backup/back-up-to-file';
export type { BackupManifest } from './backup/backup-manifest';
export type { BackupProgress } from './backup/backup-progress';
export { restore, type RestoreOrder } from './backup/restore';
export { openForMoveUp, type MoveSource } from './move-up/open-for-move-up';
export type { ExportedDocument, ExportedTable, GroupPlace } from './move-up/embedded-export';
export { openEmbedded, type EmbeddedAdapters, type EmbeddedOptions } from './open-embedded';
export type { SweptCounts } from './embedded-retention';
