import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api, type View } from '../../../api/client';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import { OwnerSearch } from '../parts/owner-search';
import { mailboxKinds } from './mailbox-health';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

type NewMailbox = View<'AddMailboxRequest'>;

/** Approves one mailbox, and leads to it: there it is tested and enabled. */
export function AddMailboxDialog({ close }: { readonly close: () => void }): JSX.Element {
  useFocusBack();
  const styles = useStyles();
  const { t } = useTranslation(['administration', 'app']);
  const [form, setForm] = useState<Required<NewMailbox>>({ emailAddress: '', kind: 'user', ownerId: '', ewsUrl: '' });
  const { mutate, isPending, error } = useAdd();
  const fill = (change: Partial<NewMailbox>): void => setForm({ ...form, ...change });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            mutate(form);
          }}
        >
          <DialogBody>
            <DialogTitle>{t('mailboxes.add')}</DialogTitle>
            <DialogContent className={styles.content}>
              <Fields form={form} fill={fill} error={error} />
              {error !== null && <Failure error={error} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('app:cancel')}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={isPending || form.emailAddress === ''}>
                {t('mailboxes.approve')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface FieldsProps {
  readonly form: Required<NewMailbox>;
  readonly fill: (change: Partial<NewMailbox>) => void;
  readonly error: unknown;
}

function Fields({ form, fill, error }: FieldsProps): JSX.Element {
  const { t } = useTranslation(['administration', 'app']);
  return (
    <>
      <Field label={t('mailbox.address')} required validationMessage={refusalOf(error, 'emailAddress')}>
        <Input
          type="email"
          value={form.emailAddress}
          placeholder={t('mailbox.addressExample')}
          onChange={(_, { value }) => fill({ emailAddress: value })}
        />
      </Field>
      <Field label={t('mailbox.kindLabel')}>
        <RadioGroup
          layout="horizontal"
          value={form.kind}
          onChange={(_, { value }) => fill({ kind: mailboxKinds.find((kind) => kind === value) ?? 'user' })}
        >
          {mailboxKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`mailbox.kind.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      <OwnerSearch
        label={t('mailbox.owner')}
        hint={t('mailbox.ownerHint')}
        value={form.ownerId}
        validationMessage={refusalOf(error, 'ownerId')}
        onChange={(ownerId) => fill({ ownerId })}
      />
      <Field label={t('mailbox.server')} hint={t('mailbox.serverHint')} validationMessage={refusalOf(error, 'ewsUrl')}>
        <Input type="url" value={form.ewsUrl} onChange={(_, { value }) => fill({ ewsUrl: value.trim() })} />
      </Field>
    </>
  );
}

function useAdd() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ emailAddress, kind, ownerId, ewsUrl }: Required<NewMailbox>) => {
      const optional = { ...(ownerId !== '' && { ownerId }), ...(ewsUrl !== '' && { ewsUrl }) };
      return answerOf(
        api.POST('/api/v1/mailboxes', { body: { emailAddress: emailAddress.trim(), kind, ...optional } }),
      );
    },
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['mailbox'] });
      void navigate(`/mailboxes/${id}`);
    },
  });
}
