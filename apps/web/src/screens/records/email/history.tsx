import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import type { Email } from './use-email';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What happened to the message since it is recorded, the last first. */
export function History({ email: { history } }: { readonly email: Email }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  return (
    <>
      <Subtitle2 as="h2">{t('email.history')}</Subtitle2>
      <ol className={styles.list} reversed>
        {history.toReversed().map(({ sequence, sentence, at }) => (
          <li key={sequence}>
            <Text>{sentence}</Text>{' '}
            <Text size={200} className={styles.quiet}>
              <Moment at={at} />
            </Text>
          </li>
        ))}
      </ol>
    </>
  );
}
