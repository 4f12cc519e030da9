import fc from 'fast-check';
import { activityId, aMail } from '../testing';
import { conversationHeader, correlate, RecordedMessages, type RecordedMessage } from './correlation';

const own = activityId('activity-own');

const recorded = (id: string, given: Partial<RecordedMessage> = {}): RecordedMessage => ({
  activityId: activityId(`activity-${id}`),
  internetMessageId: `<${id}@fabrikam.example>`,
  addresses: ['buyer@fabrikam.example'],
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

describe('correlate', () => {
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

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const header = (parts: readonly Uint8Array[]) => conversationHeader(Buffer.concat(parts).toString('base64'));

describe('conversationHeader', () => {
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
