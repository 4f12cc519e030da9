import fc from 'fast-check';
import { activityFields, defaultReadRights, readerOf, recordFields, type ReadGrant } from '@foldwatch/domain';
import { namedRecordsIn, withheld } from './withheld';

const fabrikam = { table: 'account', id: 'a-fabrikam', name: 'Fabrikam' };
const litware = { table: 'account', id: 'a-litware', name: 'Litware' };

const sight = (given: Partial<ReadGrant> = {}) => ({
  reader: readerOf({ standard: { ...defaultReadRights.standard, ...given }, profiles: [] }, 'u-erin'),
  isReadable: ({ id }: { readonly id: string }) => id !== 'a-litware',
});

describe('what is withheld of an answer', () => {
  it('is, of a record that may not be read, everything but table and id, wherever it stands', () => {
    const regarding = { ...litware, source: 'manual', setAt: '2026-11-21T08:00:00.000Z' };
    const answer = {
      items: [{ regarding, history: [{ regarding: litware }, { regarding: fabrikam }] }],
      nextCursor: null,
    };
    const masked = { name: '', maskedFields: ['name'] };
    expect(withheld(answer, sight())).toEqual({
      items: [
        {
          regarding: { ...regarding, ...masked },
          history: [{ regarding: { ...litware, ...masked } }, { regarding: fabrikam }],
        },
      ],
      nextCursor: null,
    });
  });

  it('is, of one that may be read, its secured fields', () => {
    const record = { ...fabrikam, emailAddresses: ['info@fabrikam.example'], ownerId: 'u-erin', topic: null };
    expect(withheld(record, sight({ maskedRecordFields: ['emailAddresses', 'ownerId', 'sharedWith'] }))).toEqual({
      ...record,
      emailAddresses: [],
      ownerId: null,
      maskedFields: ['emailAddresses', 'ownerId'],
    });
  });

  it.each([
    {
      of: 'an activity',
      value: { subject: 'Quote', to: [], cc: [], bcc: [{}], attachments: [{}], body: {}, earlierBodies: [{}] },
      expected: { subject: '', bcc: [], attachments: [], body: null, earlierBodies: [] },
    },
    {
      of: 'an activity in a list',
      value: { subject: 'Quote', to: [], cc: [], bcc: [{}], attachments: [{}] },
      expected: { subject: '', bcc: [], attachments: [] },
    },
    { of: 'a message in an event', value: { subject: 'Quote', to: [], cc: [] }, expected: { subject: '' } },
    { of: 'an activity in an event', value: { linkCount: 1, attachments: [{}] }, expected: { attachments: [] } },
    {
      of: 'a decision',
      value: { verdict: 'track', reason: 'folder-rule', subject: 'Quote' },
      expected: { subject: null },
    },
    { of: 'what came of a move', value: { subject: 'Quote', regarding: null }, expected: { subject: '' } },
    { of: 'an unknown sender', value: { topic: 'Quote', mails: 1 }, expected: { topic: null } },
    { of: 'something else', value: { subject: 'a-fabrikam', data: 1 }, expected: {} },
  ])('is, of $of, what of mail is secured', ({ value, expected }) => {
    const { maskedFields = [], ...shown } = Object(withheld(value, sight({ maskedActivityFields: activityFields })));
    expect(shown).toEqual({ ...value, ...expected });
    expect(maskedFields.toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it('is nothing where everything may be read', () => {
    const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(json, (answer) => {
        expect(withheld(answer, { ...sight(), isReadable: () => true })).toEqual(answer);
      }),
    );
  });

  it('leaves no name of what may not be read, however deep it stands', () => {
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(fabrikam, litware, 'text', null),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.record({ inner: tie('node'), regarding: fc.constantFrom(litware, null) }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (answer) => {
        const shown = withheld(answer, sight());
        expect(JSON.stringify(shown)).not.toContain('Litware');
        expect(namedRecordsIn(shown).map(({ id }) => id)).toEqual(namedRecordsIn(answer).map(({ id }) => id));
      }),
    );
  });

  it('has secured fields of records in answers, as the domain names them', () => {
    const record = { ...litware, ...Object.fromEntries(recordFields.map((field) => [field, 'secret'])) };
    expect(JSON.stringify(withheld(record, sight()))).not.toContain('secret');
  });
});
