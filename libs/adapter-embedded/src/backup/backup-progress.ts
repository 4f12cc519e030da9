export type BackupStep = 'database' | 'check' | 'content';

/** How far a backup or a restore has come; `done` of `total` in units of the step. */
export interface BackupProgress {
  readonly step: BackupStep;
  readonly done: number;
  readonly total: number;
}

export type TellProgress = (progress: BackupProgress) => void;
