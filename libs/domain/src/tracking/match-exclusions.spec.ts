import fc from 'fast-check';
import { aMail, processorTimeOf } from '../../testing';
import type { Exclusion } from './exclusion';
import type { MailMetadata } from '../mail';
import { compileExclusions, matchExclusions } from './match-exclusions';

const internal = new Set(['contoso.example']);

const exclusion = (given: Partial<Exclusion>): Exclusion => ({
  id: 'x1',
  kind: 'address',
  effect: 'skip',
  where: ['from'],
  createdAt: '2026-03-01T00:00:00.000Z',
  ...given,
});

const idsFor = (mail: Partial<MailMetadata>, ...exclusions: readonly Exclusion[]): readonly string[] =>
  matchExclusions(aMail(mail), [compileExclusions(exclusions)], internal).matched.map(({ id }) => id);

const everyone = { where: ['from', 'to', 'cc'] } as const;

describe('matchExclusions', () => {
  it.each<{ given: string; by: Partial<Exclusion>; mail: Partial<MailMetadata>; isHit: boolean }>([
    { given: 'an address', by: { value: 'buyer@fabrikam.example' }, mail: {}, isHit: true },
    { given: 'another address', by: { value: 'other@fabrikam.example' }, mail: {}, isHit: false },
    {
      given: 'an address where it does not look',
      by: { value: 'buyer@fabrikam.example', where: ['to', 'cc'] },
      mail: {},
      isHit: false,
    },
    {
      given: 'an address in cc',
      by: { value: 'legal@fabrikam.example', where: ['cc'] },
      mail: { cc: [{ address: 'legal@fabrikam.example' }] },
      isHit: true,
    },
    { given: 'a domain', by: { kind: 'domain', value: 'fabrikam.example' }, mail: {}, isHit: true },
    {
      given: 'a domain’s sub-domain',
      by: { kind: 'domain', value: 'fabrikam.example' },
      mail: { from: { address: 'a@news.mail.fabrikam.example' } },
      isHit: true,
    },
    {
      given: 'a domain that only ends alike',
      by: { kind: 'domain', value: 'fabrikam.example' },
      mail: { from: { address: 'a@notfabrikam.example' } },
      isHit: false,
    },
    {
      given: 'subject words, whatever their case and order',
      by: { kind: 'subject-words', value: 'PUMP quote' },
      mail: {},
      isHit: true,
    },
    { given: 'a part of a subject word', by: { kind: 'subject-words', value: 'pum' }, mail: {}, isHit: false },
    {
      given: 'subject words of which one is missing',
      by: { kind: 'subject-words', value: 'quote holiday' },
      mail: {},
      isHit: false,
    },
    { given: 'a mailing list', by: { kind: 'bulk' }, mail: { headers: { listId: '<l.example>' } }, isHit: true },
    ...['bulk', 'List', ' junk '].map((precedence) => ({
      given: `the precedence ${precedence}`,
      by: { kind: 'bulk' } as const,
      mail: { headers: { precedence } },
      isHit: true,
    })),
    {
      given: 'another precedence',
      by: { kind: 'bulk' },
      mail: { headers: { precedence: 'first-class' } },
      isHit: false,
    },
    ...['auto-replied', 'auto-generated; x=no', 'Auto-Notified'].map((autoSubmitted) => ({
      given: `Auto-Submitted: ${autoSubmitted}`,
      by: { kind: 'automatic' } as const,
      mail: { headers: { autoSubmitted } },
      isHit: true,
    })),
    ...['no', ' NO ; comment'].map((autoSubmitted) => ({
      given: `Auto-Submitted: ${autoSubmitted}`,
      by: { kind: 'automatic' } as const,
      mail: { headers: { autoSubmitted } },
      isHit: false,
    })),
    {
      given: 'X-Auto-Response-Suppress',
      by: { kind: 'automatic' },
      mail: { headers: { autoResponseSuppress: 'All' } },
      isHit: true,
    },
    {
      given: 'internal mail',
      by: { kind: 'internal' },
      mail: { from: { address: 'omar@sales.contoso.example' } },
      isHit: true,
    },
    { given: 'mail with somebody outside on it', by: { kind: 'internal' }, mail: {}, isHit: false },
  ])('finds $given: $isHit', ({ by, mail, isHit }) => {
    expect(idsFor(mail, exclusion(by))).toEqual(isHit ? ['x1'] : []);
  });

  it('names the parties that are to be ignored', () => {
    const ignoring = exclusion({ value: 'fabrikam.example', kind: 'domain', effect: 'ignore-party' });
    const { ignored } = matchExclusions(aMail(), [compileExclusions([ignoring])], internal);
    expect([...ignored]).toEqual(['buyer@fabrikam.example']);
  });

  it('says the same in whatever order the exclusions are, and from however many lists', () => {
    const exclusions = [
      exclusion({ id: 'a', value: 'buyer@fabrikam.example' }),
      exclusion({ id: 'b', kind: 'domain', value: 'example', ...everyone }),
      exclusion({ id: 'c', kind: 'subject-words', value: 'quote' }),
      exclusion({ id: 'd', kind: 'bulk' }),
      exclusion({ id: 'e', kind: 'domain', value: 'fabrikam.example', effect: 'block' }),
    ];
    const expected = matchExclusions(aMail(), [compileExclusions(exclusions)], internal);
    fc.assert(
      fc.property(fc.shuffledSubarray(exclusions, { minLength: 5 }), fc.nat(5), (shuffled, at) => {
        const lists = [shuffled.slice(0, at), shuffled.slice(at)].map(compileExclusions);
        expect(matchExclusions(aMail(), lists, internal)).toEqual(expected);
      }),
    );
  });

  it('takes no longer for thousands of exclusions and hostile text than a look-up does', () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      exclusion({ id: `d${n}`, kind: 'domain', value: `d${n}.example`, ...everyone }),
    );
    const compiled = compileExclusions(many);
    const hostile = aMail({
      subject: 'a'.repeat(100_000),
      from: { address: `${'@'.repeat(1_000)}${'x.'.repeat(50_000)}d7.example` },
      to: Array.from({ length: 5_000 }, (_, n) => ({ address: `a@b${n}.example` })),
    });
    const took = processorTimeOf(() => {
      const { matched } = matchExclusions(hostile, [compiled], internal);
      expect(matched.map(({ id }) => id)).toEqual(['d7']);
    });
    expect(took).toBeLessThan(1_000);
  });
});
