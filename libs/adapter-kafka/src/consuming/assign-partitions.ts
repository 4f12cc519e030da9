import { createHash } from 'node:crypto';

export interface Member {
  readonly id: string;
  /** Stays the same when the instance restarts. */
  readonly instance: string;
}

/**
 * Gives each partition number to one member: to the one that likes it most (rendezvous hashing) and is not full, where
 * full is an even share. Few numbers move when members come or go, and the same members get the same numbers again.
 */
export function assignPartitions(members: readonly Member[], count: number): ReadonlyMap<string, readonly number[]> {
  const assigned = new Map<string, number[]>(members.map(({ id }) => [id, []]));
  const share = Math.ceil(count / members.length);
  for (let partition = 0; partition < count; partition += 1) {
    const liking = members.map((member) => ({ ...member, rank: rank(member.instance, partition) })).toSorted(byRank);
    const taker = liking.find(({ id }) => (assigned.get(id)?.length ?? share) < share);
    if (taker !== undefined) assigned.get(taker.id)?.push(partition);
  }
  return assigned;
}

interface Ranked extends Member {
  readonly rank: string;
}

const rank = (instance: string, partition: number): string =>
  createHash('sha256').update(`${instance}\0${partition}`).digest('hex');

/** Two instances of one name are told apart by what the broker calls them. */
const byRank = (a: Ranked, b: Ranked): number => compare(b.rank, a.rank) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
