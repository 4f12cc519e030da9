import type { Exclusion, FolderRule } from '@foldwatch/domain';

/** Half of each, as people have them: folders that are tracked, and senders that are not. */
export interface MailboxRules {
  readonly mailboxId: string;
  readonly rules: readonly FolderRule[];
  readonly exclusions: readonly Exclusion[];
}

/** All that the rules ask of a message. */
export interface Sighting {
  readonly mailboxId: string;
  readonly folderId: string;
  readonly from: string;
}

export type Outcome = 'folder-rule' | 'excluded' | 'all-mail';

/** One way to decide; the answers are in the order of the sightings. */
export interface Contestant {
  readonly name: string;
  decide(sightings: readonly Sighting[]): readonly Outcome[] | Promise<readonly Outcome[]>;
}

export const rulesInMailbox = 50;
const at = '2026-03-01T00:00:00.000Z';

export function mailboxesWith(ruleCount: number): readonly MailboxRules[] {
  return Array.from({ length: ruleCount / rulesInMailbox }, (_, mailbox): MailboxRules => {
    const numbers = Array.from({ length: rulesInMailbox / 2 }, (_2, n) => `${mailbox}-${n}`);
    return {
      mailboxId: `mailbox-${mailbox}`,
      rules: numbers.map((no): FolderRule => ({
        id: `rule-${no}`,
        version: 1,
        folderId: `folder-${no}`,
        action: 'track',
        includeSubfolders: false,
        existing: 'track',
        effectiveFrom: at,
        paused: false,
      })),
      exclusions: numbers.map((no): Exclusion => ({
        id: `exclusion-${no}`,
        kind: 'address',
        value: `sender-${no}@fabrikam.example`,
        effect: 'skip',
        where: ['from'],
        createdAt: at,
      })),
    };
  });
}

/** What ingest tells at once is of one mailbox. */
export const seenAtOnce = 64;

/** A third each in a tracked folder, from an excluded sender, and neither; one mailbox after another, in no order. */
export function sightingsIn(mailboxes: readonly MailboxRules[], count: number): readonly Sighting[] {
  return Array.from({ length: count }, (_, n): Sighting => {
    const mailbox = (Math.floor(n / seenAtOnce) * 7_919) % mailboxes.length;
    const no = `${mailbox}-${(n * 31) % (rulesInMailbox / 2)}`;
    return {
      mailboxId: `mailbox-${mailbox}`,
      folderId: n % 3 === 0 ? `folder-${no}` : 'inbox',
      from: n % 3 === 1 ? `sender-${no}@fabrikam.example` : 'anybody@fabrikam.example',
    };
  });
}
