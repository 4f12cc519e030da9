import { fieldsOf } from './schema';

const person = {
  type: 'object',
  properties: { name: { type: 'string' }, knows: { type: 'array', items: { $ref: '#/components/schemas/Person' } } },
  required: ['name'],
};
const pathsOf = (rows: ReturnType<typeof fieldsOf>) => rows.map(({ path, type }) => `${path} ${type}`.trim());

describe('the fields of a schema', () => {
  it('are named by the way that leads to them, with those of members and lists', () => {
    const from = { type: 'object', properties: { address: { type: 'string' } } };
    const schema = { type: 'object', properties: { from, to: { type: 'array', items: from } }, required: ['to'] };
    const rows = fieldsOf(schema);
    expect(pathsOf(rows)).toEqual(['from object', 'from.address string', 'to object', 'to[].address string']);
    expect(rows.map(({ isRequired, isList }) => [isRequired, isList])).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  it('end where a schema contains itself', () => {
    const rows = fieldsOf({ $ref: '#/components/schemas/Person' }, { Person: person });
    expect(pathsOf(rows)).toEqual(['name string', 'knows Person']);
  });

  it('say what they may be', () => {
    const [row] = fieldsOf({ properties: { kind: { type: 'string', enum: ['a', 'b'], minLength: 1, default: 'a' } } });
    expect(row).toMatchObject({
      values: ['a', 'b'],
      limits: [
        { kind: 'minLength', value: '1' },
        { kind: 'default', value: 'a' },
      ],
    });
  });

  it('keep that a member may be null, whatever it refers to', () => {
    const owner = { nullable: true, type: 'object', allOf: [{ $ref: '#/components/schemas/Person' }] };
    const rows = fieldsOf({ properties: { owner } }, { Person: person });
    expect(pathsOf(rows)).toEqual(['owner object', 'owner.name string', 'owner.knows Person']);
    expect(rows[0]?.isNullable).toBe(true);
  });

  it('of a plain value are the value', () => {
    expect(fieldsOf({ type: 'string' })).toMatchObject([{ path: '', type: 'string' }]);
  });
});
