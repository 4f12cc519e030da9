import { EwsError, schemaViolation } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { type Parameters } from '../store/database';
import { searchField, searchValue, type SearchField } from './search-fields';

/** A condition over the columns of items. Every value that came from outside is a parameter. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Parameters;
}

const comparisons: Readonly<Record<string, string>> = {
  IsEqualTo: '=',
  IsNotEqualTo: 'IS NOT',
  IsGreaterThan: '>',
  IsGreaterThanOrEqualTo: '>=',
  IsLessThan: '<',
  IsLessThanOrEqualTo: '<=',
};

/** Turns a search expression into SQL, so that an index answers it where there is one. */
export function toCondition(expression: XmlNode | undefined): Condition {
  if (expression === undefined) return { sql: '1', parameters: [] };
  switch (expression.name) {
    case 'And':
      return joined(expression, ' AND ');
    case 'Or':
      return joined(expression, ' OR ');
    case 'Not':
      return negated(expression);
    case 'Exists':
      return exists(expression);
    case 'Contains':
      return contains(expression);
    case 'Excludes':
      throw new EwsError('ErrorUnsupportedQueryFilter', 'Bit masks cannot be searched here.');
    default:
      return comparison(expression);
  }
}

function joined({ children }: XmlNode, operator: string): Condition {
  const parts = children.map(toCondition);
  if (parts.length === 0) throw schemaViolation('an empty list of conditions');
  return {
    sql: `(${parts.map(({ sql }) => sql).join(operator)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function negated({ children }: XmlNode): Condition {
  const inner = toCondition(children[0]);
  return { sql: `NOT coalesce(${inner.sql}, 0)`, parameters: inner.parameters };
}

function fieldOf({ children }: XmlNode): SearchField {
  const path = children[0];
  if (path === undefined) throw schemaViolation('a condition without a field');
  return searchField(path);
}

function exists(expression: XmlNode): Condition {
  const { sql, parameters } = fieldOf(expression);
  return { sql: `coalesce(${sql}, '') NOT IN ('', '[]')`, parameters: [...parameters] };
}

function comparison(expression: XmlNode): Condition {
  const operator = comparisons[expression.name];
  if (operator === undefined) throw schemaViolation(`unknown condition ${expression.name}`);
  const field = fieldOf(expression);
  const operand = expression.child('FieldURIOrConstant')?.children[0];
  if (operand === undefined) throw schemaViolation('a comparison without an operand');
  if (operand.name !== 'Constant') {
    const other = searchField(operand);
    return { sql: `${field.sql} ${operator} ${other.sql}`, parameters: [...field.parameters, ...other.parameters] };
  }
  const value = searchValue(field, operand.attribute('Value') ?? '');
  const parameters = [...field.parameters, value];
  if (field.isList !== true) return { sql: `${field.sql} ${operator} ?`, parameters };
  const isNegated = expression.name === 'IsNotEqualTo';
  return { sql: `${isNegated ? 'NOT ' : ''}${anyMember(field, `value ${isNegated ? '=' : operator} ?`)}`, parameters };
}

const anyMember = ({ sql }: SearchField, condition: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${sql}) WHERE ${condition})`;

const isCaseBlind = (mode: string | undefined): boolean => mode !== undefined && mode !== 'Exact';

function contains(expression: XmlNode): Condition {
  const field = fieldOf(expression);
  const value = expression.child('Constant')?.attribute('Value') ?? '';
  const isBlind = isCaseBlind(expression.attribute('ContainmentComparison'));
  const tested = field.isList === true ? 'value' : field.sql;
  const subject = isBlind ? `fold(${tested})` : `coalesce(${tested}, '')`;
  const wanted = isBlind ? value.toLocaleLowerCase('en') : value;
  const parameters = [...field.parameters, wanted];
  const sql = containment(subject, expression.attribute('ContainmentMode'));
  return { sql: field.isList === true ? anyMember(field, sql) : sql, parameters };
}

function containment(subject: string, mode: string | undefined): string {
  if (mode === 'FullString') return `${subject} = ?`;
  if (mode === 'Prefixed') return `instr(${subject}, ?) = 1`;
  if (mode === 'PrefixOnWords') return `instr(' ' || ${subject}, ' ' || ?) > 0`;
  return `instr(${subject}, ?) > 0`;
}

/** Newest first, unless somebody asks for another order; the row id makes every order total. */
export function toOrder(sortOrder: XmlNode | undefined): Condition {
  const orders = (sortOrder?.children ?? []).map((order) => {
    const path = order.children[0];
    if (path === undefined) throw schemaViolation('an order without a field');
    const { sql, parameters } = searchField(path);
    return { sql: `${sql} ${order.attribute('Order') === 'Descending' ? 'DESC' : 'ASC'}`, parameters };
  });
  if (orders.length === 0) return { sql: 'received_at DESC, id DESC', parameters: [] };
  return {
    sql: [...orders.map(({ sql }) => sql), 'id DESC'].join(', '),
    parameters: orders.flatMap(({ parameters }) => parameters),
  };
}
