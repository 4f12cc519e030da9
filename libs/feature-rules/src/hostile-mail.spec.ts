import fc from 'fast-check';
import { mailDecided, readEvent, type MailObservedV1 } from '@foldwatch/contracts';
import type { Exclusion, MailMetadata, MailParty } from '@foldwatch/domain';
import { aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { configured, openRules, type OpenRules } from '../testing';

const { folders } = aTree('f-fabrikam');
const kilobytes64 = 65_536;

/** Text as no mailer should send it: 8-bit, folded, empty, doubled, hostile to databases and expressions, and 64 KB of it. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\r\n\t folded',
    '\u0000',
    '\ud800',
    '\ufeff',
    'ÿþ',
    '=?utf-8?B?AAEC/w==?=',
    '=?',
    '$where',
    "'; DROP TABLE decisions;--",
    '" OR "a"*',
    '__proto__',
    'constructor',
    '%s',
    '<',
    '>',
    '<<>>',
    '@',
    '@@',
    'a@',
    '@b',
    'a@b@c',
    '"a b"@c',
    'a@[127.0.0.1]',
    'a@xn--',
    'a@ä.example',
    '(',
    ')',
    '\\',
    ';',
    ',',
  ),
);
const longText = fc
  .tuple(piece, fc.constantFrom('a', '(', '\\', '@', '.', ' ', '-a', 'a@', 'é', '<'))
  .map(([start, unit]) => (start + unit.repeat(kilobytes64)).slice(0, kilobytes64));
const text = fc.oneof(
  { weight: 6, arbitrary: piece },
  { weight: 3, arbitrary: fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: longText },
);
const maybe = fc.option(text, { nil: undefined });
const party: fc.Arbitrary<MailParty> = fc
  .record({ address: text, name: maybe })
  .map(({ address, name }) => ({ address, ...(name !== undefined && { name }) }));
const parties = fc.array(party, { maxLength: 3 });

/** Leaves out what is not there, as ingest does. */
const present = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;

const headers = fc.record({ autoSubmitted: maybe, autoResponseSuppress: maybe, precedence: maybe, listId: maybe });
const mail: fc.Arbitrary<MailMetadata> = fc
  .tuple(
    fc.record(
      { internetMessageId: maybe, from: party, sender: party, inReplyTo: maybe, conversationIndex: maybe },
      {
        requiredKeys: [],
      },
    ),
    fc.record({ subject: text, to: parties, cc: parties, bcc: parties, references: fc.array(text, { maxLength: 5 }) }),
    headers,
    fc.record({
      kind: fc.constantFrom('message' as const, 'meeting-request' as const, 'other' as const),
      sensitivity: fc.constantFrom('normal' as const, 'private' as const),
      isDraft: fc.boolean(),
    }),
  )
  .map(
    ([named, always, given, is]) =>
      ({
        ...present(named),
        ...always,
        ...is,
        headers: present(given),
        itemClass: 'IPM.Note',
        hasAttachments: false,
        sizeBytes: 1,
      }) as MailMetadata,
  );

const exclusions: readonly Exclusion[] = (
  ['subject-words', 'domain', 'address', 'bulk', 'automatic', 'internal'] as const
).map((kind) => ({
  id: `x-${kind}`,
  kind,
  ...(kind === 'subject-words' && { value: 'drop table' }),
  ...(kind === 'domain' && { value: 'xn--4ca.example' }),
  ...(kind === 'address' && { value: 'a@b@c' }),
  effect: 'skip',
  where: ['from', 'to', 'cc'],
  createdAt: '2026-03-01T00:00:00.000Z',
}));

/** A message in Inbox with the text wherever there is room for one. */
const hostileThroughout = (hostile: string): MailObservedV1 => {
  const { mail: harmless } = aPresentObservation();
  return aPresentObservation({
    folderId: 'f-inbox',
    mail: {
      ...harmless,
      internetMessageId: hostile,
      subject: hostile,
      from: { address: hostile, name: hostile },
      references: [hostile],
      inReplyTo: hostile,
      conversationIndex: hostile,
      headers: { autoSubmitted: hostile, precedence: hostile, listId: hostile, autoResponseSuppress: hostile },
    },
  });
};

/** Of the processor, whatever else the machine does meanwhile. */
async function millisecondsFor(rules: OpenRules, hostile: string): Promise<number> {
  const before = process.cpuUsage();
  await rules.decide(hostileThroughout(hostile));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe('9 hostile mail', () => {
  let rules: OpenRules;

  const open = async (): Promise<void> => {
    rules = await openRules();
    const options = { track: 'known-senders' } as const;
    await configured(rules.adapters, { id: 'm-erin', rules: [aRule()], folders, options, exclusions });
    await rules.adapters.recordDirectory.putMany([aRecord()]);
  };
  beforeEach(open);
  afterEach(() => rules.close());

  it('has a decision each time, kept and published as the contract has it, and never an exception', async () => {
    const batch = fc.array(fc.tuple(mail, fc.constantFrom('f-fabrikam', 'f-inbox')), { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc
        .asyncProperty(batch, async (mails) => {
          const observations = mails.map(([one, folderId], n): MailObservedV1 =>
            aPresentObservation({ mail: one, folderId, number: { epoch: 1, read: 1, n }, itemKey: `k${n}` }),
          );
          expect(await rules.decide(...observations)).toEqual(mails.map(() => ({ kind: 'done' })));
          const { type, version } = mailDecided;
          const read = (await rules.decided()).map((payload) => readEvent(type, version, payload));
          expect(read.map(({ kind }) => kind)).toEqual(mails.map(() => 'ok'));
          for (const [n, [{ internetMessageId }]] of mails.entries()) {
            if (internetMessageId === undefined || !internetMessageId.isWellFormed()) continue;
            const { decisions } = await rules.adapters.decisionLog.list({ messageId: internetMessageId, limit: 500 });
            expect(decisions.map(({ id }) => id)).toContain(`m-erin-1-1-${n}`);
          }
        })
        .afterEach(async () => {
          await rules.close();
          await open();
        }),
      { numRuns: 25 },
    );
  });

  it('takes time by its length alone', async () => {
    for (const unit of ['(', '\\', '@', 'a.', ' ', '<>', 'é,', 'a(b) ']) {
      await millisecondsFor(rules, unit.repeat(kilobytes64 / unit.length));
      const tenTimes = await millisecondsFor(rules, unit.repeat((10 * kilobytes64) / unit.length));
      // What grew with the square of the length would take minutes.
      expect(tenTimes).toBeLessThan(20_000);
    }
  });
});
