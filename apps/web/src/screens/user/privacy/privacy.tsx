import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/screen-frame';
import { ScreenLink } from '../../../shared/screen-link';

const sections = ['read', 'never', 'who', 'kept', 'you'] as const;

const useStyles = makeStyles({
  section: { maxWidth: '70ch' },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingInlineStart: tokens.spacingHorizontalXL },
  item: { marginBottom: tokens.spacingVerticalXS },
});

/** What is read of somebody's mail and what never is, and who sees what of it. */
export function Component(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  return (
    <ScreenFrame title={t('privacy.title')} description={t('privacy.description')}>
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
      <p>
        <ScreenLink to="/folders">{t('folders.title')}</ScreenLink> ·{' '}
        <ScreenLink to="/options">{t('options.title')}</ScreenLink>
      </p>
    </ScreenFrame>
  );
}
