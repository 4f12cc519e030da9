/** The tables in which a record may be made of an unknown sender. */
export const creatableTables = ['contact', 'lead'] as const;
/** What becomes of an unknown sender. */
export const createOptions = ['none', ...creatableTables] as const;
/** Whether that happens by itself, or waits for a person. */
export const createModes = ['create', 'suggest'] as const;

export type CreatableTable = (typeof creatableTables)[number];
export type CreateOption = (typeof createOptions)[number];
export type CreateMode = (typeof createModes)[number];

/** What the organization allows. */
interface CreateCap {
  readonly createCap: readonly CreatableTable[];
}

/** What the organization allows of what is wanted. */
export const cappedCreate = (wanted: CreateOption, { createCap }: CreateCap): CreateOption =>
  wanted === 'none' || createCap.includes(wanted) ? wanted : 'none';

/** How a mailbox makes records of unknown senders: what the decision about each of its messages carries. */
export interface Creation {
  readonly table: CreatableTable;
  readonly mode: CreateMode;
  /** The account that stands for the sender's domain becomes the parent account. */
  readonly accountByDomain?: boolean;
}

/** `undefined` where nothing is made of them. */
export function effectiveCreation(
  { create, createMode: mode }: { readonly create: CreateOption; readonly createMode: CreateMode },
  settings: CreateCap & { readonly accountByDomain: boolean },
): Creation | undefined {
  const table = cappedCreate(create, settings);
  if (table === 'none') return undefined;
  return { table, mode, ...(settings.accountByDomain && { accountByDomain: true }) };
}
