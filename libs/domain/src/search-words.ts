import type { Activity, Party } from './activity';
import type { MailParty } from './mail';

const maxWords = 200;
const maxWordLength = 64;

/**
 * The words of texts as they are compared: without case, accents and compatibility forms, each once, at most 200.
 * Stores index these, and what is searched for goes through the same function.
 */
export function searchWords(texts: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const word of normalized(texts.join('\n')).split(/[^\p{L}\p{N}]+/u)) {
    if (words.size >= maxWords) break;
    if (word !== '') words.add(word.slice(0, maxWordLength));
  }
  return [...words];
}

/** What people find an activity by: subject, names and addresses; a party known from one copy only is left out. */
export function activityWords({ message }: Pick<Activity, 'message'>): readonly string[] {
  const { from, sender, to, cc, bcc } = message;
  const parties = [from, sender, ...to, ...cc, ...bcc];
  return searchWords([message.subject, ...parties.flatMap(partyTexts)]);
}

/** A decision is found by fewer words than an activity: there are many more of them. */
const maxDecisionWords = 40;

/** What people find a decision by: subject and sender. */
export const decisionWords = ({
  subject = '',
  sender,
}: {
  readonly subject?: string;
  readonly sender?: MailParty;
}): readonly string[] => searchWords([subject, sender?.name ?? '', sender?.address ?? '']).slice(0, maxDecisionWords);

function partyTexts(party: Party | undefined): readonly string[] {
  if (party === undefined || party.onlyIn !== undefined) return [];
  return [party.name ?? '', party.record?.name ?? '', party.address];
}

/** Marks are stripped after lower-casing, which can make new ones. */
export const normalized = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '');
