import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Problem } from '../api/problem';
import { useLive } from '../api/use-live';
import { useSession } from '../api/use-session';
import { Failure } from '../shared/frame/query-state';
import { Navigation } from './navigation';
import { TopBar } from './top-bar';
import { useScreenStart } from './use-screen-start';

const useStyles = makeStyles({
  root: { height: '100%', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2 },
  below: { flex: 1, minHeight: 0, display: 'flex' },
  content: {
    flex: 1,
    minWidth: 0,
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    // The whole screen needs no frame to tell where the focus is.
    outlineStyle: 'none',
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '-1000px',
    ':focus': {
      insetInlineStart: tokens.spacingHorizontalM,
      zIndex: 1,
      backgroundColor: tokens.colorNeutralBackground1,
    },
  },
});

// Whoever is signed in has no use for the ways in.
const SignIn = lazy(async () => ({ default: (await import('./sign-in/sign-in')).SignIn }));
const MustChangePassword = lazy(async () => ({
  default: (await import('./account/must-change-password')).MustChangePassword,
}));

/** What surrounds every screen, or the way in for whoever is not signed in. */
export function Shell(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<Spinner label={t('loading')} />}>
      <Door />
    </Suspense>
  );
}

function Door(): JSX.Element {
  const { t } = useTranslation();
  const { data: session, error, refetch } = useSession();
  if (error instanceof Problem && error.status === 401) return <SignIn />;
  if (error !== null && session === undefined) return <Failure error={error} retry={() => void refetch()} />;
  if (session === undefined) return <Spinner label={t('loading')} />;
  return session.mustChangePassword ? <MustChangePassword /> : <SignedIn />;
}

function SignedIn(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const isLive = useLive();
  const [isNavigationOpen, openNavigation] = useState(false);
  const content = useScreenStart();
  return (
    <div className={styles.root}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <TopBar isLive={isLive} openNavigation={() => openNavigation(true)} />
      <div className={styles.below}>
        <Navigation isOpen={isNavigationOpen} close={() => openNavigation(false)} />
        <main ref={content} id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
