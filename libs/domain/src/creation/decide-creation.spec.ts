import { compileExclusions, namesSender } from '../tracking/match-exclusions';
import { defaultOrganizationSettings } from '../policy/organization-settings';
import { effectiveCreation } from './create-option';
import { decideCreation, type CreationFacts } from './decide-creation';

const party = (address: string) => ({ address, name: 'Anna Lidman' });

const facts = (parts: Partial<CreationFacts> = {}, mail: Partial<CreationFacts['mail']> = {}): CreationFacts => ({
  mail: { kind: 'message', from: party('anna@fabrikam.example'), headers: {}, ...mail },
  option: { table: 'contact', mode: 'create' },
  ownAddresses: new Set(['erin@contoso.example']),
  internalDomains: new Set(['contoso.example', 'contoso-services.example']),
  isExcluded: () => false,
  ...parts,
});

const from = (address: string): CreationFacts => facts({}, { from: party(address) });
const headed = (headers: CreationFacts['mail']['headers']): CreationFacts => facts({}, { headers });

const excluding = (kind: 'address' | 'domain', value: string, where: readonly ('from' | 'to')[]): CreationFacts => {
  const one = { id: 'x', kind, value, effect: 'ignore-party', where, createdAt: '2026-03-01T00:00:00.000Z' } as const;
  return facts({ isExcluded: (address) => namesSender([compileExclusions([one])], address) });
};

describe('a record of an unknown sender (§6)', () => {
  it.each<{ given: string; facts: CreationFacts }>([
    { given: 'a message', facts: facts() },
    { given: 'a meeting invitation, for its organizer', facts: facts({}, { kind: 'meeting-request' }) },
    { given: 'a message that somebody sent for another', facts: facts({}, { sender: party('help@contoso.example') }) },
    {
      given: 'an address that is excluded among recipients',
      facts: excluding('address', 'anna@fabrikam.example', ['to']),
    },
    { given: 'Auto-Submitted: no', facts: headed({ autoSubmitted: 'no' }) },
    { given: 'a domain that only ends alike', facts: from('anna@notcontoso.example') },
  ])('is made from $given', ({ facts: given }) => {
    expect(decideCreation(given).creation).toEqual({ table: 'contact', mode: 'create' });
  });

  it.each<{ given: string; facts: CreationFacts; check: string }>([
    { given: 'the mailbox itself', facts: from('erin@contoso.example'), check: 'sender-outside' },
    { given: 'the mailbox’s domain', facts: from('omar@contoso.example'), check: 'sender-outside' },
    { given: 'an internal domain', facts: from('a@contoso-services.example'), check: 'sender-outside' },
    { given: 'a sub-domain of ours', facts: from('a@mail.contoso.example'), check: 'sender-outside' },
    ...[
      'no-reply',
      'NoReply',
      'do_not_reply',
      'noreply+42',
      'calendar-noreply',
      'no.reply.shop',
      'mailer-daemon',
      'postmaster',
      'bounces+erin=contoso.example',
      'notifications',
      'nicht-antworten',
    ].map((local) => ({ given: local, facts: from(`${local.toLowerCase()}@x.example`), check: 'sender-answers' })),
    { given: 'bulk mail (List-Id)', facts: headed({ listId: '<news.x>' }), check: 'written-by-person' },
    { given: 'bulk mail (Precedence)', facts: headed({ precedence: 'Bulk' }), check: 'written-by-person' },
    {
      given: 'automatic mail (RFC 3834)',
      facts: headed({ autoSubmitted: 'auto-replied; x=y' }),
      check: 'written-by-person',
    },
    { given: 'automatic mail (Exchange)', facts: headed({ autoResponseSuppress: 'All' }), check: 'written-by-person' },
    {
      given: 'an excluded address',
      facts: excluding('address', 'anna@fabrikam.example', ['from']),
      check: 'sender-not-excluded',
    },
    {
      given: 'an excluded domain',
      facts: excluding('domain', 'fabrikam.example', ['from']),
      check: 'sender-not-excluded',
    },
    { given: 'text that is no address', facts: from('/o=Contoso/cn=anna'), check: 'sender-has-address' },
    { given: 'nobody', facts: { ...facts(), mail: { kind: 'message', headers: {} } }, check: 'sender-has-address' },
    { given: 'a read receipt', facts: facts({}, { kind: 'read-receipt' }), check: 'creates-from-kind' },
    { given: 'a non-delivery report', facts: facts({}, { kind: 'non-delivery-report' }), check: 'creates-from-kind' },
  ])('is never made from $given', ({ facts: given, check }) => {
    const { creation, checks } = decideCreation(given);
    expect(creation).toBeUndefined();
    expect(checks.at(-1)).toMatchObject({ name: check, passed: false });
    expect(JSON.stringify(checks)).not.toMatch(/anna|x\.example/);
  });

  it.each(['anna.noren', 'pronore', 'alerta', 'roota', 'bouncer'])('is made from a person called %s', (local) => {
    expect(decideCreation(from(`${local}@x.example`)).creation).toBeDefined();
  });
});

const isErased = (address: string): boolean => address === 'anna@fabrikam.example';

describe('a person who was erased (§6)', () => {
  it('is only suggested again', () => {
    expect(decideCreation(facts({ isErased })).creation).toEqual({ table: 'contact', mode: 'suggest' });
    const other = { from: party('bea@fabrikam.example') };
    expect(decideCreation(facts({ isErased }, other)).creation).toEqual({ table: 'contact', mode: 'create' });
  });
});

describe('the option of what is made of unknown senders (§6)', () => {
  const both = { createCap: ['contact', 'lead'], accountByDomain: false } as const;
  const createMode = 'create';

  it('is none by default', () => {
    expect(effectiveCreation(defaultOrganizationSettings, both)).toBeUndefined();
    expect(decideCreation(facts({ option: undefined }))).toEqual({ creation: undefined, checks: [] });
  });

  it('creates unless it is to suggest', () => {
    expect(effectiveCreation({ create: 'lead', createMode }, both)).toEqual({ table: 'lead', mode: 'create' });
    expect(effectiveCreation({ create: 'lead', createMode: 'suggest' }, both)).toMatchObject({ mode: 'suggest' });
  });

  it('is capped by the organization', () => {
    expect(effectiveCreation({ create: 'lead', createMode }, { ...both, createCap: ['contact'] })).toBeUndefined();
    expect(effectiveCreation({ create: 'contact', createMode }, { ...both, createCap: [] })).toBeUndefined();
  });
});
