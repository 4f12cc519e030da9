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

const fields = ['by', 'what', 'mailboxId', 'since'] as const;
type Fields = Filter<(typeof fields)[number]>;

/** Who changed what and when, from what to what. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const filter = useFilter(fields);
  const asked = toQuery(filter);
  const operations = useOperations();
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
        empty={<EmptyState title={t(filter.isSet ? 'audit.noneFound' : 'audit.none')} />}
      >
        {(entry) => <AuditRow entry={entry} name={operations.get(entry.what) ?? entry.what} />}
      </PagedList>
    </ScreenFrame>
  );
}

interface AuditQuery {
  readonly by?: string;
  readonly what?: string;
  readonly mailboxId?: string;
  readonly since?: string;
}

/** A day begins where the browser is. */
function toQuery(filter: Fields): AuditQuery {
  const since = filter.text('since');
  const texts = (['by', 'what', 'mailboxId'] as const).map((name) => [name, filter.text(name)] as const);
  return {
    ...Object.fromEntries(texts.filter(([, text]) => text !== '')),
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
