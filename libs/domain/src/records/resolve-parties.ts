import type { ActivityMessage, Party } from '../activity';
import { toEmailAddress } from '../email-address';
import type { OrganizationSettings } from '../policy/organization-settings';
import type { CrmRecord, NamedRecord } from './record';

export interface ResolutionFacts {
  /** The records that carry an address, in any order. */
  readonly candidates: ReadonlyMap<string, readonly CrmRecord[]>;
  /** Owner of the mailbox in which the message was seen. */
  readonly ownerId?: string;
  readonly ambiguousSender: OrganizationSettings['ambiguousSender'];
}

/** More records than this say nothing about who it is. */
const mostCandidates = 100;
const tableOrder = ['systemuser', 'contact', 'account', 'lead', 'queue'];

/** The one record that an address belongs to: by table, active first, the mailbox owner's first, then the oldest. */
export function chooseRecord(
  candidates: readonly CrmRecord[],
  { ownerId, ambiguousSender }: Omit<ResolutionFacts, 'candidates'>,
): NamedRecord | undefined {
  const [first, ...others] = candidates.filter(({ mergedInto }) => mergedInto === undefined);
  if (first === undefined || candidates.length > mostCandidates) return undefined;
  if (ambiguousSender === 'unresolved' && isAmbiguous([first, ...others])) return undefined;
  const { table, id, name } = others.reduce((best, other) => (isBefore(other, best, ownerId) ? other : best), first);
  return { table, id, name };
}

/** Several active records or, without any, several inactive ones. */
function isAmbiguous(candidates: readonly CrmRecord[]): boolean {
  const active = candidates.filter(({ state }) => state === 'active').length;
  return active > 1 || (active === 0 && candidates.length > 1);
}

function isBefore(a: CrmRecord, b: CrmRecord, ownerId: string | undefined): boolean {
  const order =
    rankOfTable(a) - rankOfTable(b) ||
    Number(b.state === 'active') - Number(a.state === 'active') ||
    Number(isOwned(b, ownerId)) - Number(isOwned(a, ownerId));
  if (order !== 0) return order < 0;
  return a.createdAt === b.createdAt ? `${a.table}/${a.id}` < `${b.table}/${b.id}` : a.createdAt < b.createdAt;
}

function rankOfTable({ table }: CrmRecord): number {
  const rank = tableOrder.indexOf(table);
  return rank === -1 ? tableOrder.length : rank;
}

const isOwned = (record: CrmRecord, ownerId: string | undefined): boolean =>
  ownerId !== undefined && record.ownerId === ownerId;

interface Parties<P> {
  readonly from?: P;
  readonly sender?: P;
  readonly to: readonly P[];
  readonly cc: readonly P[];
  readonly bcc: readonly P[];
}

/** Every party of a message. */
export const partiesOf = <P>({ from, sender, to, cc, bcc }: Parties<P>): readonly P[] => [
  ...(from === undefined ? [] : [from]),
  ...(sender === undefined ? [] : [sender]),
  ...to,
  ...cc,
  ...bcc,
];

/** The message with each party's record as it is known now; what does not resolve stays an address. */
export function resolveParties(message: ActivityMessage, facts: ResolutionFacts): ActivityMessage {
  const known = new Map<string, NamedRecord | undefined>();
  const recordOf = (address: string): NamedRecord | undefined => {
    if (known.has(address)) return known.get(address);
    const candidates = facts.candidates.get(address);
    const record = candidates === undefined ? undefined : chooseRecord(candidates, facts);
    known.set(address, record);
    return record;
  };
  const resolved = (party: Party): Party => withRecord(party, recordOf(party.address));
  const { from, sender, to, cc, bcc } = message;
  return {
    ...message,
    ...(from !== undefined && { from: resolved(from) }),
    ...(sender !== undefined && { sender: resolved(sender) }),
    to: to.map(resolved),
    cc: cc.map(resolved),
    bcc: bcc.map(resolved),
  };
}

function withRecord(party: Party, record: NamedRecord | undefined): Party {
  if (record !== undefined) return { ...party, record };
  if (party.record === undefined) return party;
  const { record: _, ...unresolved } = party;
  return unresolved;
}

/** The addresses by which records may be found; text that is no address is left out. */
export const resolvableAddresses = (message: ActivityMessage): readonly string[] =>
  partiesOf(message)
    .map(({ address }) => address)
    .filter((address) => toEmailAddress(address) === address);
