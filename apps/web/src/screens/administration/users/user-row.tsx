import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { Moment } from '../../../shared/values/moment';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { ChangeUserDialog } from './change-user-dialog';
import { NewPasswordDialog } from './new-password-dialog';
import { SessionsDialog } from './sessions-dialog';
import { useChangeUser, useRemoveUser, type User } from './use-users';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 3fr) minmax(110px, 1fr) minmax(0, 2fr) minmax(110px, 1fr) max-content' },
});

interface Props {
  readonly user: User;
  readonly mayWrite: boolean;
}

type Dialog = 'change' | 'password' | 'sessions' | 'disable' | 'remove';

export function UserRow({ user, mayWrite }: Props): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [dialog, open] = useState<Dialog>();
  const { name, displayName, role, isDisabled, systemUserId, modifiedAt, modifiedBy } = user;
  const close = (): void => open(undefined);
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        {displayName}
        <div className={rows.quiet}>{`${name} · ${wayIn(user)}`}</div>
      </div>
      <Mark look={isDisabled ? 'quiet' : 'good'}>{t(isDisabled ? 'users.disabled' : `users.role.${role}`)}</Mark>
      <span className={rows.quiet}>
        {systemUserId === null ? t('users.unbound') : t('users.bound', { systemUserId })}
      </span>
      <span className={rows.quiet}>
        {t('users.modified', { by: modifiedBy })} <Moment at={modifiedAt} />
      </span>
      <Acts user={user} mayWrite={mayWrite} open={open} />
      {dialog === 'change' && <ChangeUserDialog user={user} close={close} />}
      {dialog === 'password' && <NewPasswordDialog user={user} close={close} />}
      {dialog === 'sessions' && <SessionsDialog user={user} mayWrite={mayWrite} close={close} />}
      {dialog === 'disable' && <DisableDialog user={user} close={close} />}
      {dialog === 'remove' && <RemoveDialog user={user} close={close} />}
    </div>
  );

  function wayIn({ provider, hasPassword, mustChangePassword }: User): string {
    if (provider !== null) return t('users.byProvider', { provider });
    if (!hasPassword) return t('users.noWayIn');
    return t(mustChangePassword ? 'users.mustChange' : 'users.byPassword');
  }
}

interface ActsProps extends Props {
  readonly open: (dialog: Dialog) => void;
}

function Acts({ user, mayWrite, open }: ActsProps): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutate } = useChangeUser(user.id);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={t('users.more', { name: user.displayName })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => open('sessions')}>{t('users.sessions')}</MenuItem>
          {mayWrite && (
            <>
              <MenuItem onClick={() => open('change')}>{t('users.change')}</MenuItem>
              <MenuItem onClick={() => open('password')}>{t('users.newPassword')}</MenuItem>
              {user.isDisabled ? (
                <MenuItem onClick={() => mutate({ isDisabled: false })}>{t('users.enable')}</MenuItem>
              ) : (
                <MenuItem onClick={() => open('disable')}>{t('users.disable')}</MenuItem>
              )}
              <MenuItem onClick={() => open('remove')}>{t('users.remove')}</MenuItem>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface DialogProps {
  readonly user: User;
  readonly close: () => void;
}

function DisableDialog({ user: { id, displayName }, close }: DialogProps): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutateAsync } = useChangeUser(id);
  return (
    <ConfirmDialog
      title={t('users.disableTitle', { name: displayName })}
      action={t('users.disable')}
      act={() => mutateAsync({ isDisabled: true })}
      close={close}
    >
      {t('users.disableText')}
    </ConfirmDialog>
  );
}

function RemoveDialog({ user: { id, displayName }, close }: DialogProps): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutateAsync } = useRemoveUser(id);
  return (
    <ConfirmDialog
      title={t('users.removeTitle', { name: displayName })}
      action={t('users.remove')}
      act={() => mutateAsync(undefined)}
      close={close}
    >
      {t('users.removeText')}
    </ConfirmDialog>
  );
}
