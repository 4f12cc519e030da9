import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterChoice } from '../../../shared/lists/filter-bar';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { useFilter, type Filter } from '../../../shared/lists/use-filter';
import { usePages } from '../../../shared/lists/use-pages';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { alertCodes } from './alert-codes';
import { AlertRow } from './alert-row';

const states = ['open', 'resolved'] as const;
const fields = ['state', 'code'] as const;
type Fields = Filter<(typeof fields)[number]>;

/** What is or was wrong, why, and what to do about it. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const filter = useFilter(fields);
  const state = filter.choice('state', states);
  const code = filter.choice('code', alertCodes);
  const asked = { ...(state !== undefined && { state }), ...(code !== undefined && { code }) };
  const pages = usePages(['alert', 'list', asked], (cursor) =>
    answerOf(api.GET('/api/v1/alerts', { params: { query: { ...asked, ...cursor, limit: 100 } } })),
  );
  const mayWrite = useMayWrite();
  return (
    <ScreenFrame title={t('alerts.title')} actions={<ScreenLink to="/webhooks">{t('webhooks.title')}</ScreenLink>}>
      <Filters filter={filter} />
      <PagedList
        pages={pages}
        label={t('alerts.title')}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={t(filter.isSet ? 'alerts.noneFound' : 'alerts.none')}>
            {!filter.isSet && t('alerts.noneHint')}
          </EmptyState>
        }
      >
        {(alert) => <AlertRow alert={alert} mayWrite={mayWrite} />}
      </PagedList>
    </ScreenFrame>
  );
}

function Filters({ filter }: { readonly filter: Fields }): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <FilterBar filter={filter}>
      <FilterChoice
        label={t('alerts.stateLabel')}
        value={filter.text('state')}
        any={t('any')}
        choices={states.map((value) => ({ value, name: t(`alerts.state.${value}`) }))}
        onChange={(value) => filter.set('state', value)}
      />
      <FilterChoice
        label={t('alerts.about')}
        value={filter.text('code')}
        any={t('any')}
        choices={alertCodes.map((value) => ({ value, name: t(`alerts.code.${value}`) }))}
        onChange={(value) => filter.set('code', value)}
      />
    </FilterBar>
  );
}
