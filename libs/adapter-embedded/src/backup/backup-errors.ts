import { AppError } from '@foldwatch/ports';

/** The directory to be backed up has no database of ours. */
export class NoDataHere extends AppError {
  override readonly code = 'no-data-here';
  override readonly retryable = false;
}

/** Something else lies where a backup shall be written. */
export class TargetRefused extends AppError {
  override readonly code = 'backup-target-refused';
  override readonly retryable = false;
}

/** No whole backup is there, or a newer release made it, or it is damaged. */
export class BackupUnusable extends AppError {
  override readonly code = 'backup-unusable';
  override readonly retryable = false;
}

/** Restoring would mix two stores. */
export class DataDirectoryNotEmpty extends AppError {
  override readonly code = 'data-directory-not-empty';
  override readonly retryable = false;
}
