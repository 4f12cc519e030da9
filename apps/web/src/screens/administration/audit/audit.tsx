import { Field, Input } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterChoice, FilterText } from '../../../shared/lists/filter-bar';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter, type Filter } from '../../../shared/lists/use-filter';
import { usePages } from '../../../shared/lists/use-pages';
import { useOperations } from '../parts/use-api-description';
import { AuditRow } from './audit-row';
import { isLook, lookNames } from './looks';

const fields = ['kind', 'by', 'what', 'mailboxId', 'since'] as const;
type Fields = Filter<(typeof fields)[number]>;

/** Who changed what and when, from what to what; or who looked at whose mail. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const filter = useFilter(fields);
  const asked = toQuery(filter);
  const operations = useNames(filter);
  const pages = usePages(['configuration', 'audit', asked], (cursor) =>
    answerOf(api.GET('/api/v1/audit', { params: { query: { ...asked, ...cursor, limit: 100 } } })),
  );
  return (
    <ScreenFrame title={t('audit.title')} description={t('audit.description')}>
      <Filters filter={filter} operations={operations} />
      <PagedList
        pages={pages}
        label={t('audit.title')}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t(emptyText(asked))} />}
      >
        {(entry) => <AuditRow entry={entry} name={operations.get(entry.what) ?? entry.what} />}
      </PagedList>
    </ScreenFrame>
  );
}

interface AuditQuery {
  readonly kind?: 'look';
  readonly by?: string;
  readonly what?: string;
  readonly mailboxId?: string;
  readonly since?: string;
}

function emptyText({ kind, ...narrowing }: AuditQuery): 'audit.noneFound' | 'audit.noneLooked' | 'audit.none' {
  if (Object.keys(narrowing).length > 0) return 'audit.noneFound';
  return kind === 'look' ? 'audit.noneLooked' : 'audit.none';
}

/** What can be found in the list, in words. */
function useNames(filter: Fields): ReadonlyMap<string, string> {
  const { t } = useTranslation('administration');
  const operations = useOperations();
  return filter.text('kind') === 'look' ? lookNames(t) : operations;
}

/** A day begins where the browser is; what was chosen in one of the two lists narrows nothing down in the other. */
function toQuery(filter: Fields): AuditQuery {
  const since = filter.text('since');
  const isOfLooks = filter.text('kind') === 'look';
  const texts = (['by', 'what', 'mailboxId'] as const).map((name) => [name, filter.text(name)] as const);
  const given = texts.filter(([name, text]) => text !== '' && (name !== 'what' || isLook(text) === isOfLooks));
  return {
    ...Object.fromEntries(given),
    ...(isOfLooks && { kind: 'look' }),
    ...(since !== '' && { since: new Date(`${since}T00:00:00`).toISOString() }),
  };
}

interface FiltersProps {
  readonly filter: Fields;
  readonly operations: ReadonlyMap<string, string>;
}

function Filters({ filter, operations }: FiltersProps): JSX.Element {
  const { t } = useTranslation('administration');
  const named = [...operations].map(([value, name]) => ({ value, name }));
  return (
    <FilterBar filter={filter}>
      <FilterChoice
        label={t('audit.kind')}
        value={filter.text('kind')}
        any={t('audit.changesMade')}
        choices={[{ value: 'look', name: t('audit.looks') }]}
        onChange={(value) => filter.set('kind', value)}
      />
      <FilterText label={t('audit.by')} value={filter.text('by')} onChange={(text) => filter.set('by', text)} />
      <FilterChoice
        label={t('audit.what')}
        value={filter.text('what')}
        any={t('any')}
        choices={named.toSorted((a, b) => a.name.localeCompare(b.name))}
        onChange={(value) => filter.set('what', value)}
      />
      <Field label={t('audit.since')}>
        <Input type="date" value={filter.text('since')} onChange={(_, { value }) => filter.set('since', value)} />
      </Field>
    </FilterBar>
  );
}
