/** The words of X-Auto-Response-Suppress by the bits of PidTagAutoResponseSuppress, into which Exchange turns the header. */
const words = [
  [0x01, 'DR'],
  [0x02, 'NDR'],
  [0x04, 'RN'],
  [0x08, 'NRN'],
  [0x10, 'OOF'],
  [0x20, 'AutoReply'],
] as const;

export function suppressedResponses(bits: string | undefined): string | undefined {
  const value = Number(bits ?? 0);
  if (!Number.isInteger(value) || value === 0) return undefined;
  if (value === -1) return 'All';
  const named = words.filter(([bit]) => (value & bit) !== 0).map(([, word]) => word);
  return named.length === 0 ? undefined : named.join(', ');
}
