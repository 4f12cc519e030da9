/** A number with its noun: "1 message", "1,204 messages". */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;

/** To the second, in UTC as everywhere. */
export const momentText = (moment: string | null | undefined): string | undefined =>
  moment?.replace(/\.\d+Z$/, 'Z') ?? undefined;

export const recordText = (
  record: { readonly table: string; readonly id: string; readonly name?: string } | null | undefined,
): string | undefined =>
  record === null || record === undefined
    ? undefined
    : `${record.table}/${record.id}${record.name === undefined || record.name === '' ? '' : ` (${record.name})`}`;
