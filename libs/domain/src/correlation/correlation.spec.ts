import fc from 'fast-check';
import { activityId, aMail } from '../../testing';
import { conversationHeader } from './conversation-header';
import { correlate, rootOf } from './correlation';
import type { MailMetadata } from '../mail';
import { RecordedMessages, type RecordedMessage } from './recorded-messages';
import type { StandingToken } from './tracking-token';

const own = activityId('activity-own');

const recorded = (id: string, given: Partial<RecordedMessage> = {}): RecordedMessage => ({
  activityId: activityId(`activity-${id}`),
  internetMessageId: `<${id}@fabrikam.example>`,
  addresses: ['buyer@fabrikam.example'],
  at: '2026-03-01T00:00:00.000Z',
  createdAt: '2026-03-01T00:00:00.000Z',
  ...given,
});

/** A conversation index of 22 bytes, and so many of children behind. */
const index = (fill: number, children = 0): string =>
  Buffer.concat([Buffer.alloc(22, fill), Buffer.alloc(children * 5, 9)]).toString('base64');

const methodOf = (mail: Parameters<typeof aMail>[0], messages: readonly RecordedMessage[]): string => {
  const found = correlate(aMail(mail), own, new RecordedMessages(messages));
  return found === undefined ? 'none' : `${found.correlation.method} ${found.correlation.activityId}`;
};

const root = recorded('root', { conversation: conversationHeader(index(1)) ?? '' });
const middle = recorded('middle');

describe('§4 correlate', () => {
  it.each([
    {
      given: 'In-Reply-To before everything else',
      mail: { inReplyTo: '<middle@fabrikam.example>', references: ['<root@fabrikam.example>'] },
      expected: 'in-reply-to activity-middle',
    },
    {
      given: 'References from the newest back',
      mail: { references: ['<root@fabrikam.example>', '<middle@fabrikam.example>', '<lost@fabrikam.example>'] },
      expected: 'references activity-middle',
    },
    {
      given: 'References when what In-Reply-To names is not recorded',
      mail: { inReplyTo: '<lost@fabrikam.example>', references: ['<root@fabrikam.example>'] },
      expected: 'references activity-root',
    },
    {
      given: 'the conversation index when no Message-ID is known',
      mail: { inReplyTo: '<lost@fabrikam.example>', conversationIndex: index(1, 2) },
      expected: 'conversation-index activity-root',
    },
    { given: 'nothing for another conversation', mail: { conversationIndex: index(2, 2) }, expected: 'none' },
    { given: 'nothing for a message that answers nothing', mail: {}, expected: 'none' },
  ])('takes $given', ({ mail, expected }) => {
    expect(methodOf(mail, [root, middle])).toBe(expected);
  });

  it('inherits the record of what the message belongs to', () => {
    const regarding = { table: 'account', id: 'a1', name: 'Fabrikam' };
    const messages = new RecordedMessages([recorded('root', { regarding })]);
    const found = correlate(aMail({ inReplyTo: ' <root@fabrikam.example> ' }), own, messages);
    expect(found?.correlation).toEqual({ method: 'in-reply-to', activityId: 'activity-root', regarding });
  });

  it('never lets a message belong to itself', () => {
    const itself = { ...root, activityId: own };
    const mail = { inReplyTo: '<root@fabrikam.example>', conversationIndex: index(1) };
    expect(methodOf(mail, [itself])).toBe('none');
  });

  it('takes the oldest of those with one Message-ID, in whatever order a store gives them', () => {
    const forged = { ...recorded('forged'), internetMessageId: '<root@fabrikam.example>', createdAt: '2026-03-05' };
    const mail = { inReplyTo: '<root@fabrikam.example>' };
    fc.assert(
      fc.property(fc.shuffledSubarray([root, forged, middle], { minLength: 3 }), (messages) => {
        expect(methodOf(mail, messages)).toBe('in-reply-to activity-root');
      }),
    );
  });

  it('looks at the newest hundred of the messages that a hostile one names, and at the first', () => {
    const noise = Array.from({ length: 10_000 }, (_, n) => `<${n}@noise.example>`);
    expect(methodOf({ references: ['<root@fabrikam.example>', ...noise] }, [root])).toBe('references activity-root');
    const buried = ['<first@noise.example>', '<root@fabrikam.example>', ...noise];
    expect(methodOf({ references: buried }, [root])).toBe('none');
  });
});

const account = { table: 'account', id: 'a1', name: 'Fabrikam' };
const tokens = new Map<string, StandingToken>([
  ['0000010001', { prefix: 'CRM:', leadsTo: { kind: 'activity', activityId: root.activityId } }],
  ['0000020002', { prefix: 'CRM:', leadsTo: { kind: 'activity', activityId: activityId('activity-untracked') } }],
  ['0000030003', { prefix: 'CRM:', leadsTo: { kind: 'record', record: account } }],
]);

describe('§4 correlate by tracking token', () => {
  const byToken = (subject: string, mail: Partial<MailMetadata> = {}) =>
    correlate(aMail({ subject, ...mail }), own, new RecordedMessages([root, middle], { tokens, smartMatching: false }))
      ?.correlation;

  it.each([
    { given: 'an activity', subject: 'Quote CRM:0000010001', expected: { activityId: root.activityId } },
    { given: 'a record', subject: 'Quote CRM:0000030003', expected: { regarding: account } },
    {
      given: 'the last one that leads anywhere',
      subject: 'CRM:0000030003 CRM:0000010001 CRM:0000020002',
      expected: { activityId: root.activityId },
    },
  ])('finds $given', ({ subject, expected }) => {
    expect(byToken(subject)).toEqual({ method: 'tracking-token', ...expected });
  });

  it('comes behind In-Reply-To and References, and before the conversation index', () => {
    const subject = 'Quote CRM:0000030003';
    expect(byToken(subject, { inReplyTo: '<middle@fabrikam.example>' })?.method).toBe('in-reply-to');
    expect(byToken(subject, { references: ['<middle@fabrikam.example>'] })?.method).toBe('references');
    expect(byToken(subject, { conversationIndex: index(1, 2) })?.method).toBe('tracking-token');
  });

  it('finds nothing by a token of what is no longer recorded', () => {
    expect(byToken('Quote CRM:0000020002')).toBeUndefined();
  });
});

describe('§4 correlate by smart matching', () => {
  const quote = recorded('quote', {
    subject: '2 pump quote',
    addresses: ['buyer@fabrikam.example', 'erin@contoso.example'],
    at: '2026-03-01T00:00:00.000Z',
  });
  const matched = (mail: Partial<MailMetadata>, smartMatching = true, messages = [quote]) =>
    correlate(
      aMail({ subject: 'RE: Pump quote', sentAt: '2026-03-02T00:00:00.000Z', ...mail }),
      own,
      new RecordedMessages(messages, { tokens: new Map(), smartMatching }),
    )?.correlation;

  it('finds recent mail with the same words and two addresses in common', () => {
    expect(matched({})).toEqual({ method: 'smart-matching', activityId: quote.activityId });
  });

  it.each<{ given: string; mail: Partial<MailMetadata> }>([
    { given: 'another subject', mail: { subject: 'Pump quotes' } },
    { given: 'a subject without words', mail: { subject: 'RE:' } },
    { given: 'one address in common', mail: { from: { address: 'other@fabrikam.example' } } },
    { given: 'one address in common, twice', mail: { from: { address: 'erin@contoso.example' } } },
    { given: 'more than ninety days between', mail: { sentAt: '2026-05-31T00:00:00.000Z' } },
  ])('finds nothing for $given', ({ mail }) => {
    expect(matched(mail)).toBeUndefined();
  });

  it('finds nothing where the organization has it switched off', () => {
    expect(matched({}, false)).toBeUndefined();
  });

  it('comes behind every other way, and takes the newest', () => {
    const newer = { ...quote, activityId: activityId('activity-newer'), createdAt: '2026-03-01T12:00:00.000Z' };
    expect(matched({}, true, [newer, quote])?.activityId).toBe(newer.activityId);
    expect(matched({ conversationIndex: index(1, 1) }, true, [quote, root])?.method).toBe('conversation-index');
  });
});

describe('§4 the root of a thread', () => {
  const parent = recorded('parent');
  const rootFor = (mail: Partial<MailMetadata>, messages: readonly RecordedMessage[]) =>
    rootOf(aMail(mail), parent, new RecordedMessages(messages)).activityId;

  it.each([
    {
      given: 'the first of the References',
      mail: { references: ['<root@fabrikam.example>', '<middle@fabrikam.example>'] },
      expected: root.activityId,
    },
    {
      given: 'the oldest of the References that is recorded',
      mail: { references: ['<lost@fabrikam.example>', '<middle@fabrikam.example>', '<parent@fabrikam.example>'] },
      expected: middle.activityId,
    },
    { given: 'the oldest of the conversation', mail: { conversationIndex: index(1, 3) }, expected: root.activityId },
    { given: 'what is answered, where nothing else is known', mail: {}, expected: parent.activityId },
  ])('is $given', ({ mail, expected }) => {
    const later = { ...recorded('later'), conversation: root.conversation ?? '', createdAt: '2026-03-09' };
    expect(rootFor(mail, [parent, later, root, middle])).toBe(expected);
  });
});

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const header = (parts: readonly Uint8Array[]) => conversationHeader(Buffer.concat(parts).toString('base64'));

describe('§4 conversationHeader', () => {
  it('is alike for all messages of a conversation, and other for every other', () => {
    fc.assert(
      fc.property(bytes(22), bytes(22), fc.uint8Array({ maxLength: 30 }), (a, b, rest) => {
        expect(header([a, rest])).toBe(header([a]));
        expect(header([a]) === header([b])).toBe(Buffer.from(a).equals(Buffer.from(b)));
      }),
    );
  });

  it.each([undefined, '', 'AAAA', Buffer.alloc(21).toString('base64')])('is none of %p', (text) => {
    expect(conversationHeader(text)).toBeUndefined();
  });
});
