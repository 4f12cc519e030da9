import { makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useEffect, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BackButton } from './back-button';

const useStyles = makeStyles({
  root: { padding: tokens.spacingHorizontalL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  start: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  title: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  description: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
});

interface Props {
  readonly title: string;
  readonly description?: string;
  /** Of a screen about one thing of a list: where that list is. */
  readonly back?: string;
  /** Buttons that concern the whole screen. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The heading, by which the window is named too, and what is below it. */
export function ScreenFrame({ title, description, back, actions, children }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} – ${t('product')}`;
  }, [title, t]);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.start}>
          {back !== undefined && <BackButton otherwise={back} />}
          <Title3 as="h1" className={styles.title}>
            {title}
          </Title3>
        </div>
        {actions}
      </div>
      {description !== undefined && <p className={styles.description}>{description}</p>}
      {children}
    </div>
  );
}
