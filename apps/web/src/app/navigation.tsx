import { makeStyles, NavDrawer, NavDrawerBody, NavItem, NavSectionHeader, tokens } from '@fluentui/react-components';
import { Fragment, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useSignedIn } from '../api/use-session';
import { narrow } from './narrow';
import type { Screen, Section } from './screen';
import { screens } from './screens';

const sections: readonly Section[] = ['sandbox', 'administration', 'policy', 'user', 'developer'];

const useStyles = makeStyles({
  beside: { backgroundColor: tokens.colorNeutralBackground2, [narrow]: { display: 'none' } },
  drawer: { width: '220px', height: '100%' },
});

interface Props {
  /** Whether it lies over the content, where there is no room beside it. */
  readonly isOpen: boolean;
  readonly close: () => void;
}

export function Navigation({ isOpen, close }: Props): JSX.Element {
  const styles = useStyles();
  return (
    <>
      <nav className={styles.beside} aria-label={useTranslation().t('navigation.label')}>
        <Items type="inline" isOpen onChoice={() => undefined} />
      </nav>
      <Items type="overlay" isOpen={isOpen} onChoice={close} />
    </>
  );
}

interface ItemsProps {
  readonly type: 'inline' | 'overlay';
  readonly isOpen: boolean;
  readonly onChoice: () => void;
}

function Items({ type, isOpen, onChoice }: ItemsProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const session = useSignedIn();
  const listed = screens.filter((screen): screen is Listed => screen.navigation !== undefined && screen.isFor(session));
  const selected = listed.find(({ path }) => pathname === `/${path}` || pathname.startsWith(`/${path}/`))?.path ?? '';
  const go = (path: string): void => {
    onChoice();
    void navigate(`/${path}`);
  };
  return (
    <NavDrawer
      className={styles.drawer}
      type={type}
      // Fluent calls it a navigation, which cannot be modal.
      {...(type === 'overlay' && { role: 'dialog', 'aria-label': t('navigation.label') })}
      open={isOpen}
      selectedValue={selected}
      density="small"
      onOpenChange={(_, { open }) => !open && onChoice()}
    >
      <NavDrawerBody>
        {sections.map((section) => {
          const items = listed.filter(({ navigation }) => navigation.section === section);
          return items.length === 0 ? null : (
            <Fragment key={section}>
              <NavSectionHeader as="h2">{t(`navigation.${section}`)}</NavSectionHeader>
              {items.map(({ path, navigation: { icon: Icon, name } }) => (
                <NavItem
                  key={path}
                  value={path}
                  href={`/${path}`}
                  icon={<Icon fontSize={20} />}
                  onClick={(event) => {
                    // A new tab is the browser’s affair.
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    go(path);
                  }}
                >
                  {name()}
                </NavItem>
              ))}
            </Fragment>
          );
        })}
      </NavDrawerBody>
    </NavDrawer>
  );
}

type Listed = Screen & { readonly navigation: NonNullable<Screen['navigation']> };
