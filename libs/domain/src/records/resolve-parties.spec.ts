import fc from 'fast-check';
import { aMail, aPresent, aRecord, foldAll } from '../../testing';
import type { CrmRecord } from './record';
import { chooseRecord, resolvableAddresses, resolveParties } from './resolve-parties';

const first = { ambiguousSender: 'first' } as const;
const tables = ['systemuser', 'contact', 'account', 'lead', 'queue', 'new_site'] as const;

describe('§5 the record of an address', () => {
  it.each<{ given: string; candidates: readonly CrmRecord[]; ownerId?: string; expected: string | undefined }>([
    { given: 'no record', candidates: [], expected: undefined },
    {
      given: 'a lead and a contact',
      candidates: [aRecord({ table: 'lead', id: 'l' }), aRecord({ id: 'c' })],
      expected: 'c',
    },
    {
      given: 'an inactive contact and an active lead',
      candidates: [aRecord({ id: 'c', state: 'inactive' }), aRecord({ table: 'lead', id: 'l' })],
      expected: 'c',
    },
    {
      given: 'an inactive and an active contact',
      candidates: [
        aRecord({ id: 'old', state: 'inactive', createdAt: '2020-01-01T00:00:00.000Z' }),
        aRecord({ id: 'c' }),
      ],
      expected: 'c',
    },
    {
      given: 'one contact of the mailbox’s owner',
      candidates: [aRecord({ id: 'c1' }), aRecord({ id: 'c2', ownerId: 'erin' })],
      ownerId: 'erin',
      expected: 'c2',
    },
    {
      given: 'an older contact',
      candidates: [aRecord({ id: 'new', createdAt: '2026-02-01T00:00:00.000Z' }), aRecord({ id: 'old' })],
      expected: 'old',
    },
    {
      given: 'a merged contact and its survivor',
      candidates: [aRecord({ id: 'gone', mergedInto: { table: 'contact', id: 'c' } }), aRecord({ id: 'c' })],
      expected: 'c',
    },
    {
      given: 'over a hundred records',
      candidates: Array.from({ length: 101 }, (_, n) => aRecord({ id: `c${n}` })),
      expected: undefined,
    },
  ])('of $given takes $expected', ({ candidates, ownerId, expected }) => {
    expect(chooseRecord(candidates, { ...first, ...(ownerId !== undefined && { ownerId }) })?.id).toBe(expected);
  });

  it('is of the first table in the order user, contact, account, lead, queue, others', () => {
    const everyTable = tables.map((table) => aRecord({ table, id: table }));
    const chosen = tables.map((_, n) => chooseRecord(everyTable.slice(n).toReversed(), first)?.table);
    expect(chosen).toEqual(tables);
  });

  it('is active before it is owned, and owned before it is old', () => {
    const old = '2020-01-01T00:00:00.000Z';
    const active = aRecord({ id: 'active' });
    const owned = aRecord({ id: 'owned', state: 'inactive', ownerId: 'erin' });
    const oldest = aRecord({ id: 'oldest', createdAt: old });
    const mine = aRecord({ id: 'mine', ownerId: 'erin' });
    expect(chooseRecord([owned, active], { ...first, ownerId: 'erin' })?.id).toBe('active');
    expect(chooseRecord([oldest, mine], { ...first, ownerId: 'erin' })?.id).toBe('mine');
    expect(chooseRecord([oldest, mine], first)?.id).toBe('oldest');
  });

  it('is found among a hundred records, and not among more', () => {
    const many = Array.from({ length: 101 }, (_, n) => aRecord({ id: `c${n}` }));
    expect(chooseRecord(many.slice(1), first)?.id).toBe('c1');
    expect(chooseRecord(many, first)).toBeUndefined();
  });

  it('leaves an address with several active records unresolved where the organization wants that', () => {
    const several = [aRecord({ id: 'a' }), aRecord({ table: 'lead', id: 'b' })];
    const [one, other] = several;
    expect(chooseRecord(several, { ambiguousSender: 'unresolved' })).toBeUndefined();
    const inactive = other && { ...other, state: 'inactive' as const };
    expect(
      chooseRecord(
        [one, inactive].flatMap((r) => r ?? []),
        { ambiguousSender: 'unresolved' },
      )?.id,
    ).toBe('a');
  });

  it('does not depend on the order in which records come', () => {
    const record = fc.record({
      table: fc.constantFrom(...tables),
      id: fc.constantFrom('1', '2', '3'),
      state: fc.constantFrom('active' as const, 'inactive' as const),
      ownerId: fc.constantFrom('erin', 'omar'),
      createdAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
    });
    const some = fc.uniqueArray(record, { selector: ({ table, id }) => `${table}/${id}`, minLength: 1, maxLength: 6 });
    const preference = fc.record({
      ambiguousSender: fc.constantFrom('first' as const, 'unresolved' as const),
      ownerId: fc.constantFrom('erin', 'nobody'),
    });
    const shuffled = some.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, preference, ([given, mixed], preferred) => {
        const chosen = [given, mixed].map((order) =>
          chooseRecord(
            order.map((one) => aRecord(one)),
            preferred,
          ),
        );
        expect(chosen[0]).toEqual(chosen[1]);
      }),
    );
  });
});

const recordsNamed = (id: string) => ['contact', 'lead', 'account'].map((table) => aRecord({ table, id }));

describe('§5 the parties of a message', () => {
  it('gives each known address its record and leaves the others as they are', () => {
    const message = foldAll(aPresent({ at: 1 })).activity?.message;
    if (message === undefined) throw new Error('nothing was tracked');
    const candidates = new Map([['buyer@fabrikam.example', [aRecord()]]]);
    const resolved = resolveParties(message, { ...first, candidates });
    expect(resolved.from?.record).toEqual({ table: 'contact', id: 'c-buyer', name: 'Bea Buyer' });
    expect(resolved.to).toEqual(message.to);
    expect(resolvableAddresses(message)).toEqual(['buyer@fabrikam.example', 'erin@contoso.example']);
    expect(resolveParties(resolved, { ...first, candidates: new Map() })).toEqual(message);
  });

  it('are one for an address that a header names twice', () => {
    const [bea, again, nobody] = [
      { address: 'bea@fabrikam.example', name: 'Bea' },
      { address: 'bea@fabrikam.example' },
      { address: '' },
    ];
    const twice = [bea, nobody, again, nobody];
    const message = foldAll(aPresent({ at: 1, mail: aMail({ to: twice, cc: twice, bcc: twice }) })).activity?.message;
    const once = [bea, nobody, nobody];
    expect([message?.to, message?.cc]).toEqual([once, once]);
    expect(message?.bcc).toEqual(once.map((party) => ({ ...party, onlyIn: expect.any(String) })));
  });

  it('are one for each address, in whatever role and however many records it has', () => {
    const [bea, cc, boss] = ['bea@fabrikam.example', 'cc@fabrikam.example', 'boss@contoso.example'];
    const mail = aMail({ to: [{ address: bea }], cc: [{ address: cc }], bcc: [{ address: boss }] });
    const message = foldAll(aPresent({ at: 1, mail })).activity?.message;
    if (message === undefined) throw new Error('nothing was tracked');
    const candidates = new Map([bea, cc, boss].map((address) => [address, recordsNamed(address)]));
    const resolved = resolveParties(message, { ...first, candidates });
    const [to, copied, blind] = [resolved.to, resolved.cc, resolved.bcc].map((parties) =>
      parties.map(({ record }) => `${record?.table} ${record?.id}`),
    );
    expect([to, copied, blind]).toEqual([[`contact ${bea}`], [`contact ${cc}`], [`contact ${boss}`]]);
  });
});
