import { toMailboxRows } from './mailbox-rows';

describe('toMailboxRows', () => {
  it('reads what a table says of each mailbox', () => {
    expect(toMailboxRows('Email address,Kind,Owner ID\nErin@contoso.example,shared,u-1', new Set())).toEqual([
      { number: 1, mailbox: { emailAddress: 'erin@contoso.example', kind: 'shared', ownerId: 'u-1' } },
    ]);
  });

  it('takes a mailbox for a user’s when nothing is said', () => {
    expect(toMailboxRows('email\nerin@contoso.example', new Set())[0]?.mailbox.kind).toBe('user');
  });

  it.each([
    { given: 'no address', row: 'erin,user', problem: 'no-address' },
    { given: 'a kind that there is not', row: 'erin@contoso.example,room', problem: 'unknown-kind' },
    { given: 'a mailbox that is there', row: 'sales@contoso.example,shared', problem: 'there-already' },
  ])('marks $given', ({ row, problem }) => {
    expect(toMailboxRows(`email,kind\n${row}`, new Set(['sales@contoso.example']))[0]?.problem).toBe(problem);
  });

  it('marks the second of two rows with the same address', () => {
    const rows = toMailboxRows('email\nerin@contoso.example\nERIN@contoso.example', new Set());
    expect(rows.map(({ problem }) => problem)).toEqual([undefined, 'twice']);
  });
});
