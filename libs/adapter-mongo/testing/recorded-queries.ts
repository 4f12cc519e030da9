import type { mongo } from 'mongoose';

type Fields = Readonly<Record<string, unknown>>;

/** What one command asked a collection for, as far as an index has to do with it. */
export interface RecordedQuery {
  readonly collection: string;
  /** Fields that must be one value, or one of several. */
  readonly equal: readonly string[];
  /** Fields that must lie in a range; a beginning of a text is one. */
  readonly ranges: readonly string[];
  readonly beginnings: readonly string[];
  readonly sort: readonly (readonly [field: string, direction: number])[];
}

/** Notes every query that a client sends, each shape once, until it is told to stop. */
export function recordQueries(client: mongo.MongoClient, into: Map<string, RecordedQuery>): () => void {
  const note = ({ commandName, command }: mongo.CommandStartedEvent): void => {
    for (const query of queriesIn(commandName, command)) into.set(JSON.stringify(query), query);
  };
  client.on('commandStarted', note);
  return () => client.off('commandStarted', note);
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {});
const listIn = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

const ask = (collection: unknown, filter: unknown, sort?: unknown): RecordedQuery =>
  shapeOf(String(collection), fieldsIn(filter), fieldsIn(sort));

function queriesIn(commandName: string, command: Fields): readonly RecordedQuery[] {
  switch (commandName) {
    case 'find':
      return [ask(command['find'], command['filter'], command['sort'])];
    case 'aggregate':
      return [ask(command['aggregate'], listIn(command['pipeline'])[0]?.['$match'])];
    case 'findAndModify':
      return [ask(command['findAndModify'], command['query'], command['sort'])];
    case 'update':
      return listIn(command['updates']).map(({ q }) => ask(command['update'], q));
    case 'delete':
      return listIn(command['deletes']).map(({ q }) => ask(command['delete'], q));
    default:
      return [];
  }
}

function shapeOf(collection: string, filter: Fields, sort: Fields): RecordedQuery {
  const conditions = [filter, ...listIn(filter['$and'])].flatMap((one) => Object.entries(one));
  const having = (kind: Kind): readonly string[] => [
    ...new Set(
      conditions.filter(([field, value]) => field !== '$and' && kindOf(value) === kind).map(([field]) => field),
    ),
  ];
  const order = sort instanceof Map ? [...sort] : Object.entries(sort);
  return {
    collection,
    equal: having('equal'),
    ranges: [...having('range'), ...having('beginning')],
    beginnings: having('beginning'),
    sort: order.map(([field, direction]) => [String(field), Number(direction)] as const),
  };
}

type Kind = 'equal' | 'range' | 'beginning';

function kindOf(value: unknown): Kind {
  if (value instanceof RegExp) return 'beginning';
  if (!isFields(value) || Array.isArray(value)) return 'equal';
  const [operator = ''] = Object.keys(value);
  return operator.startsWith('$') && operator !== '$in' && operator !== '$eq' ? 'range' : 'equal';
}
