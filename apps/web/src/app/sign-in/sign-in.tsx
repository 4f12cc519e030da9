import { Divider, makeStyles, Subtitle2, Title3, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../api/client';
import { QueryState } from '../../shared/frame/query-state';
import { FirstRunForm } from './first-run-form';
import { PasswordForm } from './password-form';
import { ProviderButton } from './provider-button';
import { ProviderProblem } from './provider-problem';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '400px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  product: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** For whoever is not signed in: every way in that there is. */
export function SignIn(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const options = useQuery({
    queryKey: ['session', 'options'],
    queryFn: () => answerOf(api.GET('/api/v1/sign-in-options')),
  });
  const title = t(options.data?.firstRun === true ? 'firstRun.title' : 'signIn.title');
  useEffect(() => {
    document.title = `${title} – ${t('product')}`;
  }, [title, t]);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.product}>
          <img src="/icon.svg" alt="" width={24} height={24} />
          <Subtitle2>{t('product')}</Subtitle2>
        </div>
        <Title3 as="h1" className={styles.title}>
          {title}
        </Title3>
        <QueryState query={options}>{(ways) => <Ways ways={ways} />}</QueryState>
      </div>
    </main>
  );
}

function Ways({
  ways: { password, openIdConnect, firstRun },
}: {
  readonly ways: View<'SignInOptionsView'>;
}): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <ProviderProblem />
      {openIdConnect !== null && <ProviderButton provider={openIdConnect} />}
      {openIdConnect !== null && password && <Divider>{t('signIn.or')}</Divider>}
      {password && (firstRun ? <FirstRunForm needsToken /> : <PasswordForm />)}
      <p className={styles.text}>{t(firstRun ? 'firstRun.byLink' : 'signIn.byLink')}</p>
    </>
  );
}
