import fc from 'fast-check';
import { aRecord } from '../../testing';
import {
  accessLevels,
  accessTo,
  canReadRecord,
  defaultReadRights,
  isUnrestricted,
  readerOf,
  recordFields,
  recordRightsOf,
  tablesAt,
  type AccessLevel,
  type ReadGrant,
  type ReadProfile,
  type ReadRights,
} from './read-rights';

const grant = (given: Partial<ReadGrant> = {}): ReadGrant => ({ ...defaultReadRights.standard, ...given });

const profile = (id: string, systemUserIds: readonly string[], given: Partial<ReadGrant> = {}): ReadProfile => ({
  ...grant(given),
  id,
  name: id,
  systemUserIds,
  createdAt: '2026-11-21T08:00:00.000Z',
});

const account = aRecord({ table: 'account', id: 'a-fabrikam', ownerId: 'u-erin', sharedWith: ['u-sales'] });

const reads = (level: AccessLevel, systemUserId: string | undefined) =>
  canReadRecord(readerOf({ standard: grant({ tables: { account: level } }), profiles: [] }, systemUserId), account);

describe('who may read a record', () => {
  it.each<{ who: string; id: string | undefined; none: boolean; user: boolean; organization: boolean }>([
    { who: 'its owner', id: 'u-erin', none: false, user: true, organization: true },
    { who: 'somebody with whom it is shared', id: 'u-sales', none: false, user: true, organization: true },
    { who: 'somebody else', id: 'u-omar', none: false, user: false, organization: true },
    { who: 'a login that is bound to nobody', id: undefined, none: false, user: false, organization: true },
  ])('is, by level, for $who', ({ id, none, user, organization }) => {
    expect(accessLevels.map((level) => reads(level, id))).toEqual([none, user, organization]);
  });

  it('is by default everybody', () => {
    expect(canReadRecord(readerOf(defaultReadRights, undefined), account)).toBe(true);
    expect(isUnrestricted(readerOf(defaultReadRights, 'u-omar'))).toBe(true);
  });

  it('is, of a record that nobody owns, nobody by ownership', () => {
    const { ownerId: _owner, sharedWith: _shared, ...unowned } = account;
    expect(canReadRecord(readerOf({ standard: grant({ otherTables: 'user' }), profiles: [] }, 'u-erin'), unowned)).toBe(
      false,
    );
  });

  it('is, of one’s own user record, oneself', () => {
    const rights = { standard: grant({ otherTables: 'user' }), profiles: [] };
    const own = aRecord({ table: 'systemuser', id: 'u-erin' });
    expect([canReadRecord(readerOf(rights, 'u-erin'), own), canReadRecord(readerOf(rights, 'u-omar'), own)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('whoever is in profiles', () => {
  const rights: ReadRights = {
    standard: grant({ otherTables: 'none' }),
    profiles: [
      profile('sales', ['u-erin', 'u-omar'], {
        tables: { account: 'user' },
        otherTables: 'none',
        maskedRecordFields: ['emailAddresses', 'topic'],
        maskedActivityFields: ['body'],
      }),
      profile('service', ['u-erin'], {
        tables: { incident: 'organization' },
        otherTables: 'none',
        activities: 'organization',
        maskedRecordFields: ['topic'],
      }),
    ],
  };

  it('has the widest of each, and a field masked only where all of them say so', () => {
    expect(readerOf(rights, 'u-erin')).toEqual({
      systemUserId: 'u-erin',
      tables: { account: 'user', incident: 'organization' },
      otherTables: 'none',
      activities: 'organization',
      maskedRecordFields: ['topic'],
      maskedActivityFields: [],
    });
  });

  it('has nothing of what is for everybody else', () => {
    expect(accessTo(readerOf(rights, 'u-omar'), 'account')).toBe('user');
    expect(accessTo(readerOf(rights, 'u-sales'), 'account')).toBe('none');
    expect(accessTo(readerOf(rights, undefined), 'account')).toBe('none');
  });

  it('is not given a level by the name of a property that every object has', () => {
    expect(accessTo(readerOf(rights, 'u-omar'), 'constructor')).toBe('none');
  });
});

const level = fc.constantFrom(...accessLevels);
const someGrant = fc.record({
  tables: fc.dictionary(fc.constantFrom('account', 'contact', 'incident', 'constructor'), level),
  otherTables: level,
  activities: fc.constantFrom('user' as const, 'organization' as const),
  maskedRecordFields: fc.subarray([...recordFields]),
  maskedActivityFields: fc.constant([]),
});

describe('rights', () => {
  it('never get narrower by one more profile', () => {
    fc.assert(
      fc.property(someGrant, someGrant, fc.constantFrom('account', 'lead'), (one, other, table) => {
        const record = { ...account, table };
        const alone = readerOf({ standard: one, profiles: [profile('one', ['u-erin'], one)] }, 'u-erin');
        const both = readerOf(
          { standard: one, profiles: [profile('one', ['u-erin'], one), profile('other', ['u-erin'], other)] },
          'u-erin',
        );
        return !canReadRecord(alone, record) || canReadRecord(both, record);
      }),
    );
  });

  it('to read records have one text, however they are put, and others another', () => {
    const tables = ['account', 'contact', 'incident', 'lead', 'constructor'];
    const records = tables.map((table) => ({ ...account, table }));
    const readBy = (given: ReadGrant, systemUserId: string) => {
      const reader = readerOf({ standard: given, profiles: [] }, systemUserId);
      const read = records.map((record) => canReadRecord(reader, record));
      return { rights: recordRightsOf(reader), read: read.join() };
    };
    fc.assert(
      fc.property(someGrant, someGrant, (one, other) => {
        const [a, b] = [readBy(one, 'u-erin'), readBy(other, 'u-omar')];
        return a.rights !== b.rights || a.read === b.read;
      }),
    );
    const said = { ...grant(), tables: { account: 'organization' as const } };
    expect(recordRightsOf({ ...said, systemUserId: 'u-erin' })).toBe(recordRightsOf(defaultReadRights.standard));
  });

  it('name each table under one level alone, so that a search finds what may be read', () => {
    fc.assert(
      fc.property(someGrant, fc.constantFrom('account', 'contact', 'lead', 'constructor'), (given, table) => {
        const reader = readerOf({ standard: given, profiles: [] }, undefined);
        const levels = accessLevels.filter((one) => {
          const { kind, tables } = tablesAt(reader, one);
          return tables.includes(table) === (kind === 'these');
        });
        expect(levels).toEqual([accessTo(reader, table)]);
      }),
    );
  });
});
