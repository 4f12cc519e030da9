import {
  BriefcaseRegular,
  BuildingRegular,
  MoneyRegular,
  PeopleQueueRegular,
  PersonAddRegular,
  PersonRegular,
  ShapesRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTableName } from './use-table-name';

const icons: Readonly<Record<string, FluentIcon>> = {
  account: BuildingRegular,
  contact: PersonRegular,
  lead: PersonAddRegular,
  opportunity: MoneyRegular,
  incident: BriefcaseRegular,
  queue: PeopleQueueRegular,
  systemuser: PersonRegular,
};

/** The kind of a record, seen and read aloud. */
export function RecordIcon({ table }: { readonly table: string }): JSX.Element {
  const Icon = icons[table] ?? ShapesRegular;
  const name = useTableName()(table);
  return <Icon aria-label={name} title={name} style={{ verticalAlign: 'text-bottom' }} />;
}
