import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import { useFormStyles } from '../../user/form-styles';
import type { InboxRule, SandboxFolder } from '../sandbox-api';
import type { useRules } from './use-rules';

const toField = (value: string): InboxRule['field'] => (value === 'from' ? 'from' : 'subject');

interface Props {
  readonly folders: readonly SandboxFolder[];
  readonly add: ReturnType<typeof useRules>['add'];
}

/** One more rule, in three fields. */
export function RuleForm({ folders, add }: Props): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation('sandbox');
  const [field, setField] = useState<InboxRule['field']>('from');
  const [contains, setContains] = useState('');
  const [folderId, setFolder] = useState(folders.find(({ path }) => path.startsWith('Inbox/'))?.id ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ field, contains, folderId }, { onSuccess: () => setContains('') });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-busy={add.isPending}>
      <Field label={t('rules.field')}>
        <Select value={field} onChange={(_, { value }) => setField(toField(value))}>
          <option value="from">{t('rules.from')}</option>
          <option value="subject">{t('rules.subject')}</option>
        </Select>
      </Field>
      <Field label={t('rules.contains')} required>
        <Input value={contains} onChange={(_, { value }) => setContains(value)} />
      </Field>
      <Field label={t('rules.folder')}>
        <Select value={folderId} onChange={(_, { value }) => setFolder(value)}>
          {folders.map(({ id, path }) => (
            <option key={id} value={id}>
              {path}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        className={styles.start}
        type="submit"
        appearance="primary"
        disabledFocusable={add.isPending || contains.trim() === ''}
      >
        {t('rules.add')}
      </Button>
      {add.error !== null && <Failure error={add.error} />}
    </form>
  );
}
