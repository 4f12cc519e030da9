import type { Contestant, MailboxRules, Outcome, Sighting } from './workload';

/** The bound: the look-ups that cannot be avoided, and nothing explained. */
export class BareMap implements Contestant {
  readonly name = 'a bare Map';
  private readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, Outcome>>;

  constructor(mailboxes: readonly MailboxRules[]) {
    this.outcomes = new Map(mailboxes.map((rules) => [rules.mailboxId, outcomesOf(rules)]));
  }

  decide(sightings: readonly Sighting[]): readonly Outcome[] {
    return sightings.map(({ mailboxId, folderId, from }) => {
      const outcomes = this.outcomes.get(mailboxId);
      return outcomes?.get(folderId) ?? outcomes?.get(from) ?? 'all-mail';
    });
  }
}

const outcomesOf = ({ rules, exclusions }: MailboxRules): ReadonlyMap<string, Outcome> =>
  new Map([
    ...exclusions.map(({ value = '' }) => [value, 'excluded'] as const),
    ...rules.map(({ folderId }) => [folderId, 'folder-rule'] as const),
  ]);
