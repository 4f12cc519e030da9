import type { JSX } from 'react';
import type { View } from '../../api/client';
import { RecordIcon } from './record-icon';
import { ScreenLink } from '../frame/screen-link';

export type NamedRecord = Pick<View<'NamedRecordView'>, 'table' | 'id' | 'name'>;

export const recordPath = ({ table, id }: Pick<NamedRecord, 'table' | 'id'>): string =>
  `/records/${encodeURIComponent(table)}/${encodeURIComponent(id)}`;

interface Props {
  readonly record: NamedRecord;
}

/** A record by its name, with a sign of its kind, that leads to its screen. */
export function RecordLink({ record }: Props): JSX.Element {
  return (
    <ScreenLink to={recordPath(record)}>
      <RecordIcon table={record.table} /> {record.name}
    </ScreenLink>
  );
}
