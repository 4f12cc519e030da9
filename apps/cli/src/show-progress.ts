import type { BackupProgress } from '@foldwatch/adapter-embedded';
import type { Screen } from './screen';

const labels: Readonly<Record<BackupProgress['step'], string>> = {
  database: 'Copying the database',
  check: 'Checking the database',
  content: 'Copying content',
};

export const showProgress =
  (screen: Screen) =>
  ({ step, done, total }: BackupProgress): void =>
    screen.progress(labels[step], done, total);

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size as people say it. */
export function sizeText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  for (; size >= 1_000 && unit < units.length - 1; unit += 1) size /= 1_000;
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit] ?? ''}`;
}
