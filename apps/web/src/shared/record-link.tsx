import { Link } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useHref, useNavigate } from 'react-router';
import type { View } from '../api/client';
import { RecordIcon } from './record-icon';

export type NamedRecord = View<'NamedRecordView'>;

export const recordPath = ({ table, id }: Pick<NamedRecord, 'table' | 'id'>): string =>
  `/records/${encodeURIComponent(table)}/${encodeURIComponent(id)}`;

interface Props {
  readonly record: NamedRecord;
}

/** A record by its name, with a sign of its kind, that leads to its screen. */
export function RecordLink({ record }: Props): JSX.Element {
  const path = recordPath(record);
  const href = useHref(path);
  const navigate = useNavigate();
  return (
    <Link
      href={href}
      inline
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void navigate(path);
      }}
    >
      <RecordIcon table={record.table} /> {record.name}
    </Link>
  );
}
