import type { ModelRule } from './governance';
import type { Recorded, RecordedLink } from './recorded';
import type { MailboxModel, ModelCopies } from './mailbox-model';

/** The record as it was when everything had last settled, and who set it: a mailbox's rule, or a person. */
interface Standing {
  readonly recordId: string | undefined;
  readonly setBy: string | undefined;
}

const byPerson = 'a person';

/**
 * What the behaviour's event table says that mailboxes with the same messages must come to, seen from what rests in their
 * folders. A place that a message only passed through between two readings may or may not have been seen, so the model
 * keeps what is allowed and, once the product has settled, takes over what it chose.
 */
export class WalkModel {
  private readonly standings = new Map<string, Standing>();
  private readonly mailboxOfRule = new Map<string, string>();

  /** By mailbox id. */
  constructor(private readonly mailboxes: ReadonlyMap<string, MailboxModel>) {}

  noteRule(ruleId: string, mailboxId: string): void {
    this.mailboxOfRule.set(ruleId, mailboxId);
  }

  /** A person set or cleared the record while nothing else was under way. */
  setByPerson(key: string, recordId: string | undefined): void {
    this.standings.set(key, { recordId, setBy: byPerson });
  }

  /** Everything in which the store differs from what is allowed; empty when it is right. */
  differences(recorded: ReadonlyMap<string, Recorded>): readonly string[] {
    const keys = new Set([...this.mailboxes.values()].flatMap((mailbox) => mailbox.copies.map(({ key }) => key)));
    const unknown = [...recorded.keys()].filter((key) => !keys.has(key));
    return [
      ...[...keys].flatMap((key) => this.differencesOf(key, recorded.get(key))),
      ...unknown.map((key) => `${key}: recorded, but no such message was ever there`),
    ];
  }

  /** The product has settled on this; what was open is decided. */
  settle(recorded: ReadonlyMap<string, Recorded>): void {
    for (const [mailboxId, mailbox] of this.mailboxes) {
      mailbox.settle((key) => recorded.get(key)?.links.has(mailboxId) === true);
    }
    for (const [key, { recordId, source, ruleId }] of recorded) {
      const isCleared = recordId === undefined && this.standings.get(key)?.setBy === byPerson;
      const setBy = source === 'manual' || isCleared ? byPerson : this.mailboxOfRule.get(ruleId ?? '');
      this.standings.set(key, { recordId, setBy });
    }
  }

  private differencesOf(key: string, now: Recorded | undefined): readonly string[] {
    const found: string[] = [];
    for (const [mailboxId, mailbox] of this.mailboxes) {
      const copies = mailbox.find(key);
      const link = now?.links.get(mailboxId);
      found.push(...linkDifferences(mailbox, copies, link));
      if (link === undefined || copies === undefined) continue;
      const isSteady = this.standings.get(key)?.recordId === now?.recordId && !this.isWishedElsewhere(key, mailbox);
      found.push(...conflictDifferences(mailbox, copies, link, { recordId: now?.recordId, isSteady }));
    }
    const all = [...found, ...(now === undefined ? [] : this.recordDifferences(key, now))];
    return all.map((text) => `${key}: ${text}${this.pastOf(key)}`);
  }

  /** Another mailbox may have changed the record meanwhile; a conflict is about the record as it was when the act was seen. */
  private isWishedElsewhere(key: string, than: MailboxModel): boolean {
    return [...this.mailboxes.values()].some(
      (mailbox) => mailbox !== than && recordsOf(mailbox, mailbox.find(key)?.arrivals ?? []).length > 0,
    );
  }

  /** What happened to a message since everything last settled, for whoever has to find out why. */
  private pastOf(key: string): string {
    const lines = [...this.mailboxes].flatMap(([mailboxId, mailbox]) =>
      (mailbox.find(key)?.arrivals ?? []).map((arrival) => {
        const { kind, itemId, folderId, ruleId } = arrival;
        const rules = mailbox.possibleRules(arrival).map((rule) => `${rule.ruleId}→${rule.recordId ?? 'nothing'}`);
        const isThere = mailbox.find(key)?.items.get(itemId) === folderId;
        const by = `${ruleId ?? 'no rule'}, possibly ${rules.join(' or ') || 'none'}`;
        return `\n  ${mailboxId}: ${kind} in ${folderId.slice(-12)} (${by}); item ${itemId.slice(-12)} ${isThere ? 'is' : 'was'} there`;
      }),
    );
    return lines.join('');
  }

  private recordDifferences(key: string, { recordId, source }: Recorded): readonly string[] {
    const standing = this.standings.get(key) ?? { recordId: undefined, setBy: undefined };
    const wishes = this.wishes(key, standing);
    // What answers recorded mail inherits its record, unless a rule must have set one.
    if (source === 'correlation' && standing.recordId === undefined && !wishes.isCertain) return [];
    const allowed = [...wishes.possible, ...(wishes.isCertain ? [] : [standing.recordId])];
    if (allowed.includes(recordId)) return [];
    const names = [...new Set(allowed)].map((id) => id ?? 'nothing').join(' or ');
    return [
      `regarding ${recordId ?? 'nothing'}, expected ${names}; before it was ${standing.recordId ?? 'nothing'} by ${standing.setBy ?? 'nobody'}`,
    ];
  }

  /** Records that rules may have set since, and whether one of them must have. */
  private wishes(key: string, { setBy }: Standing): { possible: readonly string[]; isCertain: boolean } {
    const possible: string[] = [];
    let isCertain = false;
    for (const [mailboxId, mailbox] of this.mailboxes) {
      const copies = mailbox.find(key);
      if (copies === undefined) continue;
      if (setBy !== undefined && setBy !== byPerson && setBy !== mailboxId) continue;
      const wish = setBy === byPerson ? wishesOverPerson(mailbox, copies) : wishesOf(mailbox, copies);
      possible.push(...wish.possible);
      isCertain ||= wish.isCertain;
    }
    return { possible, isCertain };
  }
}

const recordsOf = (mailbox: MailboxModel, arrivals: ModelCopies['arrivals']): readonly string[] =>
  arrivals.flatMap((arrival) => mailbox.possibleRules(arrival).flatMap(({ recordId }) => recordId ?? []));

function wishesOf(mailbox: MailboxModel, copies: ModelCopies) {
  const isCertain = mailbox
    .resting(copies)
    .some(({ kind, folderId }) => kind !== 'repeat' && mailbox.ruleOf(folderId)?.recordId !== undefined);
  return { possible: recordsOf(mailbox, copies.arrivals), isCertain };
}

/**
 * Only a move or copy in a mailbox that already had the message is a person's act; the first sight of it is none. Once it
 * overrode, whatever the mailbox's rules read goes on from there.
 */
function wishesOverPerson(mailbox: MailboxModel, copies: ModelCopies) {
  const acts = copies.arrivals.filter(({ kind }) => kind === 'act');
  const overrides = (copies.everTracked || acts.length > 1) && recordsOf(mailbox, acts).length > 0;
  const possible = overrides ? recordsOf(mailbox, copies.arrivals) : [];
  const isCertain =
    copies.everTracked &&
    mailbox.resting(copies).some(({ folderId, ruleId, isKnown }) => {
      const rule = mailbox.ruleOf(folderId);
      return isKnown && rule?.recordId !== undefined && rule.ruleId === ruleId;
    });
  return { possible, isCertain };
}

function linkDifferences(
  mailbox: MailboxModel,
  copies: ModelCopies | undefined,
  link: RecordedLink | undefined,
): readonly string[] {
  if (copies === undefined) return link === undefined ? [] : ['linked to a mailbox that never had it'];
  if (link === undefined) {
    const isMissing = copies.tracked || mailbox.resting(copies).length > 0;
    return isMissing ? ['not recorded, though it rests or rested in a tracked folder'] : [];
  }
  const wasTracked = copies.tracked || copies.arrivals.some((arrival) => mailbox.possibleRules(arrival).length > 0);
  return wasTracked ? placeDifferences(mailbox, copies, link) : ['recorded, though never in a tracked folder'];
}

/** Every item in a tracked folder is listed; whatever is listed is there. */
function placeDifferences(mailbox: MailboxModel, copies: ModelCopies, link: RecordedLink): readonly string[] {
  const missing = without(mailbox.listedFolders(copies), link.folderIds);
  const surplus = without(link.folderIds, [...copies.items.values()]);
  return [
    ...missing.map((folderId) => `its item in ${folderId} is not listed`),
    ...surplus.map((folderId) => `an item is listed in ${folderId} where none is`),
  ];
}

/** A conflict is about another record than the one that holds; where there is but one possible wish, it is about that. */
function conflictDifferences(
  mailbox: MailboxModel,
  copies: ModelCopies,
  { wanted }: RecordedLink,
  { recordId, isSteady }: { readonly recordId: string | undefined; readonly isSteady: boolean },
): readonly string[] {
  if (wanted !== undefined && wanted === recordId) return [`a conflict about ${wanted}, which it regards`];
  const rule = isSteady ? onlyRule(mailbox, copies) : undefined;
  if (rule === undefined) return [];
  const expected = rule.recordId === recordId ? undefined : rule.recordId;
  return wanted === expected ? [] : [`a conflict about ${wanted ?? 'nothing'}, expected ${expected ?? 'none'}`];
}

/** The rule of the one thing that happened, where it is certain that it was seen. */
function onlyRule(mailbox: MailboxModel, copies: ModelCopies): ModelRule | undefined {
  const [arrival, ...others] = copies.arrivals;
  const isOne = arrival !== undefined && others.length === 0 && mailbox.resting(copies).length > 0;
  if (!isOne || arrival.kind === 'repeat') return undefined;
  const [rule, ...otherRules] = mailbox.possibleRules(arrival);
  return otherRules.length === 0 ? rule : undefined;
}

/** The members of a list that remain when those of another are taken away, one for one. */
function without(list: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return list.filter((member) => {
    const at = left.indexOf(member);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
