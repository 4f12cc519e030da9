import { type SyncPosition } from './change-log';

/** A sync state speaks of one folder of one generation of its mailbox; for any other it is void. */
export interface SyncScope {
  readonly folderGuid: string;
  readonly generation: number;
}

export function encodeSyncState({ folderGuid, generation }: SyncScope, position: SyncPosition): string {
  const numbers =
    position.phase === 'listing'
      ? [position.base, position.receivedAt, position.id]
      : [position.base, position.position];
  return Buffer.from(['s1', folderGuid, generation, position.phase, ...numbers].join('|')).toString('base64');
}

const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isSafeInteger(value);

export function decodeSyncState(text: string, scope: SyncScope): SyncPosition | undefined {
  const [version, folderGuid, generation, phase, ...numbers] = Buffer.from(text, 'base64').toString().split('|');
  if (version !== 's1' || folderGuid !== scope.folderGuid || Number(generation) !== scope.generation) return undefined;
  const [base, second, third] = numbers.map(Number);
  if (!isNumber(base) || !isNumber(second)) return undefined;
  if (phase === 'following') return { phase, base, position: second };
  return phase === 'listing' && isNumber(third) ? { phase, base, receivedAt: second, id: third } : undefined;
}
