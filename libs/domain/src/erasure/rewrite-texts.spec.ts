import { aMail } from '../../testing';
import { namesPerson, withoutPerson, type UnspokenPerson } from './rewrite-texts';

const bea = { address: 'bea@fabrikam.example', name: 'Bea Buyer' };
const carl = { address: 'carl@fabrikam.example' };
const person: UnspokenPerson = {
  addresses: new Set([bea.address]),
  records: new Set(['contact/c-1']),
  wholeActivities: new Set(['activity-whole']),
  partActivities: new Set(['activity-part']),
};
const trace = /bea|buyer|secret/i;

describe('what was written down about a person who is erased', () => {
  it.each<{ given: string; payload: object }>([
    { given: 'mail that was observed', payload: { kind: 'present', mail: aMail({ from: bea, subject: 'Secret' }) } },
    { given: 'content', payload: { activityId: 'a', from: bea.address, attachments: [{ name: 'secret.pdf' }] } },
    {
      given: 'an event of a removed activity',
      payload: { activityId: 'activity-whole', message: { subject: 'Secret' } },
    },
    { given: 'an action', payload: { activityId: 'activity-whole', category: 'Tracked: Bea Buyer' } },
    { given: 'content of a part', payload: { activityId: 'activity-part', attachments: [{ name: 'secret.pdf' }] } },
    { given: 'a record', payload: { regarding: { table: 'contact', id: 'c-1', name: 'Bea Buyer' } } },
    { given: 'a dead letter', payload: { message: 'no', event: { mail: aMail({ from: bea, subject: 'Secret' }) } } },
    {
      given: 'a suggestion',
      payload: { suggestionId: 's', table: 'lead', address: bea.address, firstName: 'Bea', lastName: 'Buyer' },
    },
    {
      given: 'a record that was made of them',
      payload: {
        record: { table: 'lead', id: 'l', name: 'Bea Buyer', lastName: 'Buyer', emailAddresses: [bea.address] },
      },
    },
    { given: 'an error', payload: { message: 'cannot read <bea@fabrikam.example>.' } },
    { given: 'a subject that names them', payload: aMail({ from: carl, to: [bea], subject: 'For Bea Buyer' }) },
  ])('is said no more by $given', ({ payload }) => {
    expect(JSON.stringify(payload)).toMatch(trace);
    const rewritten = withoutPerson(payload, person);
    expect(rewritten).toBeDefined();
    expect(JSON.stringify(rewritten)).not.toMatch(trace);
    expect(withoutPerson(rewritten, person) ?? rewritten).toEqual(rewritten);
  });

  it('keeps its form and what is of others', () => {
    const mail = aMail({ from: carl, to: [bea, { address: 'erin@contoso.example' }], subject: 'Offer' });
    expect(withoutPerson({ mail, contentKey: 'c' }, person)).toEqual({
      mail: { ...mail, to: [{ address: 'erin@contoso.example' }] },
      contentKey: 'c',
    });
  });

  it('is left alone where it says nothing of them', () => {
    expect(withoutPerson({ mail: aMail({ from: carl }), checks: [{ actual: 'bea' }] }, person)).toBeUndefined();
    expect(withoutPerson('text', person)).toBeUndefined();
    expect(withoutPerson(undefined, person)).toBeUndefined();
  });

  it('is found by addresses however deep they are, and by no part of one', () => {
    expect(namesPerson({ a: [{ b: 'To: "Bea" <BEA@Fabrikam.Example>' }] }, person.addresses)).toBe(true);
    expect(namesPerson({ a: ['notbea@fabrikam.example', 'bea@fabrikam.example.org'] }, person.addresses)).toBe(false);
  });
});
