import { mailObserved, type MailObservedV1 } from '@foldwatch/contracts';
import { activityKeyOf, type CrmRecord, type MailMetadata } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import type { OutgoingEvent } from '@foldwatch/ports';

export const benchMailboxId = 'mailbox-bench';
export const benchFolderId = `AAMkAGI${'x'.repeat(100)}BENCH=`;
export const benchOrganizationId = 'organization';
const observedAt = '2026-03-02T09:00:00.000Z';
const people = 200;

const person = (n: number): { readonly address: string; readonly name: string } => ({
  address: `person.${n % people}@fabrikam.example`,
  name: `Person Number ${n % people}`,
});

/** Half of the people who write are known, so that addresses are resolved as they would be. */
export const benchRecords = (): readonly CrmRecord[] => [
  record('account', 'a-fabrikam', 'Fabrikam Incorporated', ['office@fabrikam.example']),
  ...Array.from({ length: people / 2 }, (_, n) => {
    const { address, name } = person(n * 2);
    return record('contact', `c-${n}`, name, [address]);
  }),
];

const record = (table: string, id: string, name: string, emailAddresses: readonly string[]): CrmRecord => ({
  table,
  id,
  name,
  emailAddresses,
  state: 'active',
  createdAt: observedAt,
  modifiedAt: observedAt,
});

const mailOf = (n: number): MailMetadata => ({
  internetMessageId: `<${hashId('message', String(n))}@mail.fabrikam.example>`,
  kind: 'message',
  itemClass: 'IPM.Note',
  subject: `Re: Offer ${n} for the delivery to the northern warehouse`,
  from: person(n),
  sender: person(n),
  to: [{ address: 'erin@contoso.example', name: 'Erin Sato' }, person(n + 1)],
  cc: [person(n + 2)],
  bcc: [],
  sentAt: '2026-03-02T08:59:00.000Z',
  receivedAt: '2026-03-02T08:59:30.000Z',
  inReplyTo: `<${hashId('parent', String(n))}@mail.contoso.example>`,
  references: [`<${hashId('parent', String(n))}@mail.contoso.example>`],
  conversationIndex: Buffer.from(hashId('conversation', String(n))).toString('base64'),
  sensitivity: 'normal',
  isDraft: false,
  hasAttachments: false,
  sizeBytes: 24_000,
  headers: {},
});

type Observed = OutgoingEvent & { readonly payload: MailObservedV1 };

/** One distinct message seen in the one tracked folder, as ingest publishes it. */
export const observation = (n: number): Observed => observationIn(benchFolderId, n);

export function observationIn(folderId: string, n: number, mailboxId = benchMailboxId): Observed {
  const mail = mailOf(n);
  const payload: MailObservedV1 = {
    kind: 'present',
    mailboxId,
    activityId: hashId(activityKeyOf(benchOrganizationId, mail)),
    number: { epoch: 1, read: Math.floor(n / 200), n: n % 200 },
    itemKey: hashId('item', String(n)),
    folderId,
    observedAt,
    because: 'change',
    mail,
    contentKey: hashId('content', String(n)),
  };
  const { topic, type, version } = mailObserved;
  const id = hashId('observed', String(n));
  return { topic, key: mailboxId, id, type, version, time: observedAt, correlationId: id, payload };
}
