const kinds = [
  'busy',
  'busy-in-message',
  'http-500',
  'http-503',
  'empty-500',
  'unauthorized',
  'forbidden-403',
  'too-many-429',
  'garbage',
  'hang',
  'reset',
  'slow',
  'error-code',
  'soap-fault',
  'soap-fault-200',
  'bad-characters',
  'odd-prefix',
  'invalid-sync-state',
  'same-sync-state',
  'false-empty-listing',
  'item-not-found',
  'item-corrupt',
  'unparsable-item',
  'subscription-lost',
  'cut-stream',
  'm-notification',
  'split-chunks',
  'joined-envelopes',
  'mute-stream',
  'lost-events',
  'folder-events-only',
] as const;

export type FaultKind = (typeof kinds)[number];

/** What shall go wrong, for whom, and how often; without `times` it goes wrong until the list is replaced. */
export interface SandboxFault {
  readonly operation: string;
  readonly fault: FaultKind;
  readonly mailbox?: string;
  readonly times?: number;
  readonly backOffMs?: number;
  readonly delayMs?: number;
  /** For `error-code` and the SOAP faults: any response code of EWS. */
  readonly code?: string;
  /** For faults of single items: only this one. */
  readonly itemId?: string;
  readonly messageId?: string;
}

const isKind = (value: unknown): value is FaultKind => kinds.some((kind) => kind === value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = ['mailbox', 'code', 'itemId', 'messageId'] as const;
const numbers = ['times', 'backOffMs', 'delayMs'] as const;

/** Undefined where the text is not a list of faults. */
export function toFaults(value: unknown): readonly SandboxFault[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const faults = value.map(toFault);
  return faults.every((fault) => fault !== undefined) ? faults : undefined;
}

function toFault(value: unknown): SandboxFault | undefined {
  if (!isRecord(value) || !isKind(value['fault'])) return undefined;
  const operation = value['operation'] ?? '*';
  if (typeof operation !== 'string') return undefined;
  const pick = (names: readonly string[], type: string): Readonly<Record<string, unknown>> =>
    Object.fromEntries(names.filter((name) => typeof value[name] === type).map((name) => [name, value[name]]));
  return { operation, fault: value['fault'], ...pick(texts, 'string'), ...pick(numbers, 'number') };
}
