import { toEmailAddress } from '../email-address';
import { erasedAddress } from './erased-mail';

interface Membership {
  readonly has: (text: string) => boolean;
}

/** What is to be said no more by what was written down for others: events, letters, decisions. */
export interface UnspokenPerson {
  readonly addresses: Membership;
  /** As `table/id`. */
  readonly records: Membership;
  /** Activities of which nothing is left. */
  readonly wholeActivities: Membership;
  /** Activities whose content is not to be known any more. */
  readonly partActivities: Membership;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The same without the person, in the same form, so that whoever reads it finds what its contract promises; `undefined`
 * where it says nothing of them. What was read, decided and published has different forms with the same words in them.
 */
export function withoutPerson(value: unknown, person: UnspokenPerson): object | undefined {
  const rewritten = rewrite(value, person);
  if (rewritten === value || !isFields(rewritten)) return undefined;
  return JSON.stringify(rewritten) === JSON.stringify(value) ? undefined : rewritten;
}

/** Whether it names one of the addresses anywhere. */
export function namesPerson(value: unknown, addresses: Membership): boolean {
  if (typeof value === 'string') return addressesIn(value).some((address) => addresses.has(address));
  if (Array.isArray(value)) return value.some((entry) => namesPerson(entry, addresses));
  return isFields(value) && Object.values(value).some((entry) => namesPerson(entry, addresses));
}

function rewrite(value: unknown, person: UnspokenPerson): unknown {
  if (typeof value === 'string') return rewriteText(value, person);
  if (Array.isArray(value)) return rewriteList(value, person);
  if (!isFields(value)) return value;
  if (isSomebody(value, person)) return 'suggestionId' in value ? nameless(value) : { address: erasedAddress };
  if (isOwnedRecord(value, person)) return nameless(value);
  if (isRecordOf(value, person)) return { ...value, name: '' };
  return isAboutWhole(value, person) ? blank(rewriteFields(value, person)) : rewritePart(value, person);
}

/** Of mail that others are on as well the subject goes where it names the person. */
function rewritePart(fields: Fields, person: UnspokenPerson): Fields {
  const rewritten = rewriteFields(fields, person);
  const { subject, activityId } = fields;
  const isPart = typeof activityId === 'string' && person.partActivities.has(activityId);
  const withheld = isPart && Array.isArray(rewritten['attachments']) ? { ...rewritten, attachments: [] } : rewritten;
  if (typeof subject !== 'string' || !namesOf(fields, person).some((name) => subject.toLowerCase().includes(name))) {
    return withheld;
  }
  return { ...withheld, subject: '' };
}

/** The very same object where nothing in it changes. */
function rewriteFields(fields: Fields, person: UnspokenPerson): Fields {
  let isChanged = false;
  const entries = Object.entries(fields).map(([name, value]) => {
    const rewritten = rewrite(value, person);
    isChanged ||= rewritten !== value;
    return [name, rewritten] as const;
  });
  return isChanged ? Object.fromEntries(entries) : fields;
}

function rewriteList(list: readonly unknown[], person: UnspokenPerson): readonly unknown[] {
  const others = list.filter((entry) => !isFields(entry) || !isSomebody(entry, person));
  const rewritten = others.map((entry) => rewrite(entry, person));
  return rewritten.length === list.length && rewritten.every((entry, at) => entry === list[at]) ? list : rewritten;
}

function rewriteText(text: string, { addresses }: UnspokenPerson): string {
  if (!addressesIn(text).some((address) => addresses.has(address))) return text;
  return toEmailAddress(text) === undefined ? '' : erasedAddress;
}

const isSomebody = ({ address }: Fields, { addresses }: UnspokenPerson): boolean =>
  typeof address === 'string' && addresses.has(address);

const isRecordOf = ({ table, id, name }: Fields, { records }: UnspokenPerson): boolean =>
  typeof table === 'string' && typeof id === 'string' && typeof name === 'string' && records.has(`${table}/${id}`);

/** A record as it was made of the person. */
const isOwnedRecord = ({ emailAddresses }: Fields, { addresses }: UnspokenPerson): boolean =>
  Array.isArray(emailAddresses) && emailAddresses.some((one) => typeof one === 'string' && addresses.has(one));

const namelessValues: Fields = { address: erasedAddress, emailAddresses: [], name: '', lastName: '' };
const names: ReadonlySet<string> = new Set(['firstName', 'companyName', 'topic']);

const nameless = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !names.has(name))
      .map(([name, value]) => [name, name in namelessValues ? namelessValues[name] : value]),
  );

/** Their mail, or what was said of an activity that was theirs. */
function isAboutWhole(fields: Fields, person: UnspokenPerson): boolean {
  const { from, sender, activityId } = fields;
  if (typeof activityId === 'string' && person.wholeActivities.has(activityId)) return true;
  if (typeof from === 'string' && person.addresses.has(from)) return true;
  return [from, sender].some((party) => isFields(party) && isSomebody(party, person));
}

/** Fields that are text of a message or name somebody, and what stands in their place; what is missing stays so. */
const blanks: Fields = {
  subject: '',
  from: { address: erasedAddress },
  to: [],
  cc: [],
  bcc: [],
  references: [],
  attachments: [],
  headers: {},
};
const dropped: ReadonlySet<string> = new Set([
  'sender',
  'internetMessageId',
  'inReplyTo',
  'conversationIndex',
  'category',
  'regarding',
  'previousRegarding',
]);

function blank(fields: Fields): Fields {
  const entries = Object.entries(fields)
    .filter(([name]) => !dropped.has(name))
    .map(([name, value]) => [name, blankValue(name, value)] as const);
  return Object.fromEntries(entries);
}

function blankValue(name: string, value: unknown): unknown {
  if (name === 'from' && typeof value === 'string') return erasedAddress;
  if (name in blanks) return blanks[name];
  return (name === 'mail' || name === 'message') && isFields(value) ? blank(value) : value;
}

/** How the person is called in the roles of a message. */
function namesOf(fields: Fields, person: UnspokenPerson): readonly string[] {
  const parties = ['to', 'cc', 'bcc'].flatMap((role) => {
    const list = fields[role];
    return Array.isArray(list) ? list.filter((entry) => isFields(entry) && isSomebody(entry, person)) : [];
  });
  return parties.flatMap(({ name, address }: Fields) =>
    [name, address]
      .filter((text) => typeof text === 'string' && text.trim() !== '')
      .map((text) => String(text).trim().toLowerCase()),
  );
}

/** The full stop behind an address is the sentence's. */
function withoutDots(word: string): string {
  let [start, end] = [0, word.length];
  while (word[start] === '.') start += 1;
  while (end > start && word[end - 1] === '.') end -= 1;
  return word.slice(start, end);
}

/** What in a text looks like an address, as it is compared. */
function addressesIn(text: string): readonly string[] {
  if (!text.includes('@')) return [];
  return text.split(/[\s<>()[\]",;:'\\]+/).flatMap((word) => toEmailAddress(withoutDots(word)) ?? []);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
