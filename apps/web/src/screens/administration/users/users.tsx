import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { FirstRunForm } from '../../../app/sign-in/first-run-form';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterText } from '../../../shared/lists/filter-bar';
import { PagedList } from '../../../shared/lists/paged-list';
import { useFilter } from '../../../shared/lists/use-filter';
import { Section } from '../../../shared/frame/section';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { AddingFrame } from '../parts/adding-frame';
import { AddUserDialog } from './add-user-dialog';
import { EverybodyDialog } from './everybody-dialog';
import { UserRow } from './user-row';
import { useIsFirstRun, useUsers } from './use-users';

/** Who may sign in, as what, and whose mailboxes they have. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const mayWrite = useMayWrite();
  const filter = useFilter(['q']);
  const pages = useUsers(filter.text('q'));
  return (
    <AddingFrame title={t('users.title')} action={t('users.add')} icon={<PersonAddRegular />} dialog={AddUserDialog}>
      {mayWrite && <FirstAdministrator />}
      <FilterBar filter={filter}>
        <FilterText label={t('users.search')} value={filter.text('q')} onChange={(text) => filter.set('q', text)} />
        <Everybody mayWrite={mayWrite} />
      </FilterBar>
      <PagedList
        pages={pages}
        label={t('users.title')}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={t(filter.isSet ? 'users.noneFound' : 'users.none')}>
            {!filter.isSet && t('users.noneHint')}
          </EmptyState>
        }
      >
        {(user) => <UserRow user={user} mayWrite={mayWrite} />}
      </PagedList>
    </AddingFrame>
  );
}

/** Beside those who are named here, whoever came by a link is signed in. */
function Everybody({ mayWrite }: { readonly mayWrite: boolean }): JSX.Element {
  const { t } = useTranslation('administration');
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>{t('users.everybody')}</Button>
      {isOpen && <EverybodyDialog mayWrite={mayWrite} close={() => open(false)} />}
    </>
  );
}

/** For whoever came by the printed link, as long as nobody can sign in by name. */
function FirstAdministrator(): JSX.Element | null {
  const { t } = useTranslation();
  const { data: isFirstRun = false } = useIsFirstRun();
  return isFirstRun ? (
    <Section title={t('firstRun.title')}>
      <FirstRunForm />
    </Section>
  ) : null;
}
