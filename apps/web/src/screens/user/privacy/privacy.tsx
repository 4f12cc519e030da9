import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { MailboxChoice } from '../mailbox/mailbox-choice';
import { useMailboxChoice } from '../mailbox/use-mailbox-choice';
import { Changes } from './changes';
import { Looks } from './looks';

const sections = ['read', 'never', 'who', 'kept', 'you'] as const;

const useStyles = makeStyles({
  section: { maxWidth: '70ch' },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingInlineStart: tokens.spacingHorizontalXL },
  item: { marginBottom: tokens.spacingVerticalXS },
});

/** What is read of somebody's mail and what never is, who sees what of it, who looked at it, and who changed that. */
export function Component(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const choice = useMailboxChoice();
  return (
    <ScreenFrame
      title={t('privacy.title')}
      description={t('privacy.description')}
      actions={<MailboxChoice choice={choice} />}
    >
      {sections.map((section) => (
        <section key={section} className={styles.section} aria-label={t(`privacy.${section}.title`)}>
          <Subtitle2 as="h2">{t(`privacy.${section}.title`)}</Subtitle2>
          <ul className={styles.list}>
            {t(`privacy.${section}.points`, { returnObjects: true }).map((point) => (
              <li key={point} className={styles.item}>
                {point}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Looks mailboxId={choice.mailboxId} />
      <Changes mailboxId={choice.mailboxId} />
      <p>
        <ScreenLink to="/folders">{t('folders.title')}</ScreenLink> ·{' '}
        <ScreenLink to="/options">{t('options.title')}</ScreenLink>
      </p>
    </ScreenFrame>
  );
}
