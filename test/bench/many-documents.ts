import { toActivityId, type Activity, type ActivityId, type CrmRecord, type Sighting } from '@foldwatch/domain';
import type { LoggedDecision, MailboxConfig } from '@foldwatch/ports';

const atOnce = 1_000;
const words = ['offer', 'invoice', 'machine', 'delivery', 'question', 'meeting', 'contract', 'pump'];
const companies = 1_000;
const mailboxesWithMail = 200;

const time = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
const addressOf = (n: number): string => `person.${n}@company-${n % companies}.example`;
const accountOf = (n: number): string => `r-${(n % companies) * 10}`;

function idOf(n: number): ActivityId {
  const id = toActivityId(`activity-${n}`);
  if (id === undefined) throw new TypeError('the bench made an id that is none');
  return id;
}

function* portions<T>(count: number, toOne: (n: number) => T): Iterable<readonly T[]> {
  for (let from = 0; from < count; from += atOnce) {
    yield Array.from({ length: Math.min(atOnce, count - from) }, (_, n) => toOne(from + n));
  }
}

/** Every tenth is an account, and the others belong to one. */
export const manyRecords = (count: number): Iterable<readonly CrmRecord[]> =>
  portions(count, (n) => ({
    table: n % 10 === 0 ? 'account' : n % 10 === 1 ? 'opportunity' : 'contact',
    id: `r-${n}`,
    name: `Person ${n} of Company ${n % companies}`,
    emailAddresses: n % 10 === 1 ? [] : [addressOf(n)],
    ownerId: `u-${n % 100}`,
    state: 'active',
    ...(n % 10 !== 0 && { parentAccountId: accountOf(n) }),
    createdAt: time(0),
    modifiedAt: time(0),
  }));

const subjectOf = (n: number): string =>
  `${words[n % words.length] ?? ''} ${words[(n * 7) % words.length] ?? ''} ${n % 97}`;

export const manyActivities = (count: number): Iterable<readonly Activity[]> => portions(count, activityOf);

function activityOf(n: number): Activity {
  const account = accountOf(n);
  return {
    id: idOf(n),
    organizationId: 'bench',
    version: 1,
    sequence: 1,
    status: 'tracked',
    message: {
      kind: 'message',
      internetMessageId: `<mail-${n}@bench.example>`,
      subject: subjectOf(n),
      direction: 'incoming',
      from: { address: addressOf(n), name: `Person ${n}` },
      to: [{ address: `box-${n % mailboxesWithMail}@contoso.example` }],
      cc: [],
      bcc: [],
      sentAt: time(n),
      receivedAt: time(n),
      references: [],
      messageIdReused: false,
    },
    regarding: {
      table: 'account',
      id: account,
      name: account,
      provenance: { source: 'manual', by: 'erin' },
      setAt: time(n),
    },
    links: [linkOf(n)],
    content: { state: 'pending', earlier: [] },
    history: [{ sequence: 1, type: 'tracked', at: time(n), causeId: `d-${n}`, changed: ['links', 'message'] }],
    createdAt: time(n),
    modifiedAt: time(n),
  };
}

function linkOf(n: number): Activity['links'][number] {
  const number = { epoch: 1, read: n, n: 0 };
  return {
    mailboxId: `m-${n % mailboxesWithMail}`,
    status: 'tracked',
    reason: 'folder-rule',
    ruleId: `rule-${n % mailboxesWithMail}`,
    ruleVersion: 1,
    trackedAt: time(n),
    placements: [{ itemKey: `item-${n}`, folderId: `folder-${n % mailboxesWithMail}`, number, tracked: true }],
    newestAct: number,
    departed: [],
    contentKeys: [],
  };
}

export const manyDecisions = (count: number): Iterable<readonly LoggedDecision[]> =>
  portions(count, (n) => ({
    id: `decision-${n}`,
    mailboxId: `m-${n % mailboxesWithMail}`,
    activityId: idOf(n),
    internetMessageId: `<mail-${n}@bench.example>`,
    folderId: `folder-${n % mailboxesWithMail}`,
    kind: 'present',
    verdict: n % 2 === 0 ? 'track' : 'skip',
    reason: n % 2 === 0 ? 'folder-rule' : 'not-a-reply',
    checks: [],
    observedAt: time(n),
    decidedAt: time(n),
    subject: subjectOf(n),
    sender: { address: addressOf(n), name: `Person ${n}` },
  }));

export const manySightings = (count: number): Iterable<readonly Sighting[]> =>
  portions(count, (n) => ({
    draft: {
      table: n % 2 === 0 ? 'contact' : 'lead',
      address: `unknown.${n}@stranger-${n % companies}.example`,
      firstName: 'Stranger',
      lastName: String(n),
      source: { activityId: idOf(n), mailboxId: `m-${n % mailboxesWithMail}` },
    },
    seenAt: time(n),
  }));

/** None is enabled: the bench has no Exchange that could be read. */
export function* manyMailboxes(count: number): Iterable<MailboxConfig> {
  for (let n = 0; n < count; n += 1) {
    const state = n % 2 === 0 ? 'pending' : 'disabled';
    const emailAddress = `box-${n}@contoso.example`;
    yield {
      mailbox: { id: `m-${n}`, emailAddress, kind: 'user', state, version: 1, createdAt: time(0) },
      options: {},
      rules: [],
    };
  }
}
