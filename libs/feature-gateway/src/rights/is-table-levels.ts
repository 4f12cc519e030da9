import { accessLevels } from '@foldwatch/domain';
import { ValidateBy } from 'class-validator';
import { tableNamePattern } from '../records/record-ref-request';

const mostTables = 200;
const levels: ReadonlySet<unknown> = new Set(accessLevels);

/** For the levels of tables, by their logical names. */
export const IsTableLevels = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTableLevels',
    validator: {
      validate: isTableLevels,
      defaultMessage: () => `tables must give logical names, such as account, one of ${accessLevels.join(', ')}`,
    },
  });

function isTableLevels(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= mostTables && entries.every(([table, level]) => tableNamePattern.test(table) && levels.has(level))
  );
}
