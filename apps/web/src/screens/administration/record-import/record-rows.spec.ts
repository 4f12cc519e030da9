import { toRecordRows } from './record-rows';

describe('toRecordRows', () => {
  it('reads what a table says of each record', () => {
    const text =
      'Table,ID,Full name,E-mail,Owner ID,State\ncontact,c-1,Bea,"bea@fabrikam.example; b@f.example",u-1,Inactive';
    expect(toRecordRows(text, '')).toEqual([
      {
        number: 1,
        record: {
          table: 'contact',
          id: 'c-1',
          name: 'Bea',
          emailAddresses: ['bea@fabrikam.example', 'b@f.example'],
          ownerId: 'u-1',
          state: 'inactive',
        },
      },
    ]);
  });

  it('takes the chosen table where no column says it', () => {
    expect(toRecordRows('id,name\na-1,Fabrikam', 'account')[0]?.record.table).toBe('account');
  });

  it.each([
    { given: 'no table', row: ',a-1,Fabrikam,,', problem: 'no-table' },
    { given: 'no id', row: 'account,,Fabrikam,,', problem: 'no-id' },
    { given: 'no name', row: 'account,a-1,,,', problem: 'no-name' },
    { given: 'what is no address', row: 'account,a-1,Fabrikam,fabrikam,', problem: 'bad-address' },
    { given: 'a state that there is not', row: 'account,a-1,Fabrikam,,asleep', problem: 'bad-state' },
  ])('marks $given', ({ row, problem }) => {
    expect(toRecordRows(`table,id,name,email,state\n${row}`, '')[0]?.problem).toBe(problem);
  });

  it('marks the second of two rows for one record', () => {
    const rows = toRecordRows('id,name\na-1,Fabrikam\na-1,Fabrikam Inc.', 'account');
    expect(rows.map(({ problem }) => problem)).toEqual([undefined, 'twice']);
  });
});
