import { Subtitle2, Text } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { PagedList } from '../../../shared/lists/paged-list';
import { usePages } from '../../../shared/lists/use-pages';

/** Few: they are here for trust, and not for work. */
const pageSize = 10;

/** Who changed what is tracked of a mailbox: its options, and what is left out. */
export function Changes({ mailboxId }: { readonly mailboxId: string }): JSX.Element {
  const { t } = useTranslation('user');
  const pages = usePages(['mailbox', mailboxId, 'versions'], (cursor) => {
    const params = { path: { id: mailboxId }, query: { limit: pageSize, ...cursor } };
    return answerOf(api.GET('/api/v1/mailboxes/{id}/versions', { params }));
  });
  return (
    <section aria-label={t('privacy.changes')}>
      <Subtitle2 as="h2">{t('privacy.changes')}</Subtitle2>
      <PagedList
        pages={pages}
        label={t('privacy.changes')}
        keyOf={({ number }) => String(number)}
        empty={<Text>{t('privacy.noChanges')}</Text>}
      >
        {({ number, by, at, comment }) => (
          <p>
            {t('privacy.change', { number, by })} {at !== null && <Moment at={at} />} {comment}
          </p>
        )}
      </PagedList>
    </section>
  );
}
