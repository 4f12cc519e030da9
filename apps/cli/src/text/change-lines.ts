import type { FieldChangeView } from '@foldwatch/feature-gateway';
import { tableLines } from './table';

/** How something differs from what it was. */
export const changeLines = (changes: readonly FieldChangeView[]): readonly string[] =>
  tableLines(
    ['CHANGE', 'BEFORE', 'AFTER'],
    changes.map(({ field, before, after }) => [field, valueText(before), valueText(after)]),
  );

const valueText = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
