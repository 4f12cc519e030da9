import { makeStyles, mergeClasses, Subtitle2, Text } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { PagedList } from '../../../shared/lists/paged-list';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { usePages } from '../../../shared/lists/use-pages';

/** Few: they are here for trust, and not for work. */
const pageSize = 10;

const useStyles = makeStyles({ row: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 3fr) minmax(110px, 1fr)' } });

/** Who opened or searched mail of a mailbox that is not theirs. */
export function Looks({ mailboxId }: { readonly mailboxId: string }): JSX.Element {
  const { t } = useTranslation('user');
  const pages = usePages(['mailbox', mailboxId, 'looks'], (cursor) => {
    const params = { path: { id: mailboxId }, query: { limit: pageSize, ...cursor } };
    return answerOf(api.GET('/api/v1/mailboxes/{id}/looks', { params }));
  });
  return (
    <section aria-label={t('privacy.looks.title')}>
      <Subtitle2 as="h2">{t('privacy.looks.title')}</Subtitle2>
      <p>{t('privacy.looks.description')}</p>
      <PagedList
        pages={pages}
        label={t('privacy.looks.title')}
        keyOf={({ id }) => id}
        empty={<Text>{t('privacy.looks.none')}</Text>}
      >
        {(look) => <LookRow look={look} />}
      </PagedList>
    </section>
  );
}

function LookRow({ look }: { readonly look: View<'LookView'> }): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { sentence, at } = look;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <span className={rows.cell}>
        <LookedAt look={look} />
      </span>
      <span className={rows.cell}>{sentence}</span>
      <span className={rows.quiet}>
        <Moment at={at} />
      </span>
    </div>
  );
}

function LookedAt({ look: { activityId, subject } }: { readonly look: View<'LookView'> }): JSX.Element {
  const { t } = useTranslation('user');
  if (activityId === null) return <>{t('privacy.looks.search')}</>;
  if (subject === null) return <>{t('privacy.looks.gone')}</>;
  return (
    <ScreenLink to={`/activities/${encodeURIComponent(activityId)}`}>
      {subject === '' ? t('activity.noSubject') : subject}
    </ScreenLink>
  );
}
