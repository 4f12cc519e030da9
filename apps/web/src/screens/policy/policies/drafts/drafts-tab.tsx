import { Body1Strong, Caption1 } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../../../shared/frame/empty-state';
import { Moment } from '../../../../shared/values/moment';
import { PagedList } from '../../../../shared/lists/paged-list';
import { RowChoice } from '../../row-choice';
import { DraftScope } from './draft-scope';
import { useDrafts } from './use-drafts';

/** What was prepared and not published, whatever it is about. */
export function DraftsTab(): JSX.Element {
  const { t } = useTranslation('policy');
  const navigate = useNavigate();
  const pages = useDrafts();
  return (
    <PagedList
      pages={pages}
      label={t('policies.tabs.drafts')}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t('draft.none.title')}>{t('draft.none.text')}</EmptyState>}
    >
      {(draft) => (
        <RowChoice isChosen={false} choose={() => void navigate(`/policies/drafts/${draft.id}`)}>
          <Body1Strong>
            <DraftScope draft={draft} />
          </Body1Strong>
          {draft.comment !== null && <span>{draft.comment}</span>}
          <Caption1>
            {t('draft.by', { name: draft.modifiedBy })} <Moment at={draft.modifiedAt} />
          </Caption1>
        </RowChoice>
      )}
    </PagedList>
  );
}
