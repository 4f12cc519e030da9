import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type View } from '../../api/client';
import { isAtField, refusalOf } from '../../api/problem';
import { Failure } from '../../shared/frame/query-state';
import { useFormStyles } from '../sign-in/form-styles';
import { NewPasswordFields } from '../sign-in/new-password-fields';

/** One's own password; sessions in other browsers end with the old one. */
export function ChangePassword(): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const client = useQueryClient();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [changes, setChanges] = useState(0);
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (body: View<'ChangePasswordRequest'>) => done(api.PUT('/api/v1/session/password', { body })),
    onSuccess: () => {
      setCurrent('');
      setNew('');
      setChanges(changes + 1);
      return client.invalidateQueries({ queryKey: ['session'] });
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ currentPassword, newPassword });
      }}
    >
      <Field label={t('newPassword.current')} validationMessage={refusalOf(error, 'currentPassword')}>
        <Input
          type="password"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(_, { value }) => setCurrent(value)}
        />
      </Field>
      <NewPasswordFields key={changes} refusal={refusalOf(error, 'newPassword')} onChange={setNew} />
      {error !== null && !isAtField(error, ['currentPassword', 'newPassword']) && <Failure error={error} />}
      {isSuccess && (
        <MessageBar intent="success">
          <MessageBarBody>{t('newPassword.changed')}</MessageBarBody>
        </MessageBar>
      )}
      <Button
        appearance="primary"
        type="submit"
        disabledFocusable={isPending || currentPassword === '' || newPassword === ''}
      >
        {t('newPassword.change')}
      </Button>
    </form>
  );
}
