import fc from 'fast-check';
import { aMail } from '../testing';
import { conversationHeader } from './correlation/conversation-header';
import { answeredIds } from './correlation/correlation-keys';
import { domainOf, domainsAbove } from './domain-names';
import { toEmailAddress } from './email-address';
import { exclusionKinds, type Exclusion } from './tracking/exclusion';
import { activityKeyOf, type MailMetadata } from './mail';
import { isAutomaticMail, isBulkMail } from './tracking/mail-headers';
import { compileExclusions, matchExclusions } from './tracking/match-exclusions';
import { bracketedMessageId } from './message-id';
import { decisionWords, searchWords } from './search-words';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^[<>@.()\\;, =?"'\-ÿ\0]{0,60}$/),
  fc.constantFrom('', '\ud800', '\r\n\t', 'a'.repeat(70_000), '@'.repeat(70_000), '('.repeat(70_000)),
);

const mailWith = (hostile: string): MailMetadata =>
  aMail({
    internetMessageId: hostile,
    subject: hostile,
    from: { address: hostile, name: hostile },
    cc: [{ address: hostile }, { address: hostile }],
    inReplyTo: hostile,
    references: [hostile, hostile],
    conversationIndex: hostile,
    headers: { autoSubmitted: hostile, autoResponseSuppress: hostile, precedence: hostile, listId: hostile },
  });

const excluding = (value: string): readonly Exclusion[] =>
  exclusionKinds.map((kind) => ({ id: kind, kind, value, effect: 'skip', where: ['from', 'cc'], createdAt: '' }));

describe('9 whatever text stands in a header', () => {
  it('is taken by everything that decisions look at it by, alike each time and without an exception', () => {
    const looks: readonly ((hostile: string) => unknown)[] = [
      toEmailAddress,
      (hostile) => domainsAbove(domainOf(hostile)),
      (hostile) => searchWords([hostile, hostile]),
      (hostile) => decisionWords({ subject: hostile, sender: { address: hostile, name: hostile } }),
      bracketedMessageId,
      conversationHeader,
      (hostile) => answeredIds(mailWith(hostile)),
      (hostile) => activityKeyOf('o', mailWith(hostile)),
      (hostile) => [isBulkMail(mailWith(hostile).headers), isAutomaticMail(mailWith(hostile).headers)],
      (hostile) => matchExclusions(mailWith(hostile), [compileExclusions(excluding(hostile))], new Set([hostile])),
    ];
    fc.assert(
      fc.property(text, (hostile) => {
        for (const look of looks) expect(look(hostile)).toEqual(look(hostile));
      }),
      { numRuns: 2_000 },
    );
  });

  it('makes words that are few, short and without signs that mean anything to an index', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const words = decisionWords({ subject: hostile, sender: { address: hostile, name: hostile } });
        expect(words.length).toBeLessThanOrEqual(40);
        expect(words.filter((word) => !/^[\p{L}\p{N}\ud800-\udfff]{1,64}$/u.test(word))).toEqual([]);
      }),
    );
  });

  it('names a message alike with and without brackets and blanks', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const named = bracketedMessageId(hostile);
        expect(bracketedMessageId(named)).toBe(named);
        expect(bracketedMessageId(` ${hostile}\t`)).toBe(named);
      }),
    );
  });
});
