import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/query-state';
import type { NewExclusion, useExclusions } from './use-exclusions';

const kinds = ['address', 'domain', 'subject-words', 'bulk', 'automatic', 'internal', 'private-item'] as const;
const valued: readonly NewExclusion['kind'][] = ['address', 'domain', 'subject-words'];

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly add: ReturnType<typeof useExclusions>['add'];
}

/** What was typed stays when the API refuses it, with the reason at its field. */
export function AddExclusion({ add }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const [kind, setKind] = useState<NewExclusion['kind']>('address');
  const [value, type] = useState('');
  const hasValue = valued.includes(kind);
  const problem = refusalOf(add.error, 'value');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ kind, effect: 'skip', ...(hasValue && { value: value.trim() }) }, { onSuccess: () => type('') });
  };
  return (
    <>
      {add.error !== null && problem === null && <Failure error={add.error} />}
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('exclusions.what')}>
          <Select
            value={kind}
            onChange={(_, chosen) => setKind(kinds.find((known) => known === chosen.value) ?? 'address')}
          >
            {kinds.map((known) => (
              <option key={known} value={known}>
                {t(`exclusions.kind.${known}`)}
              </option>
            ))}
          </Select>
        </Field>
        {hasValue && (
          <Field label={t('exclusions.value')} validationMessage={problem}>
            <Input value={value} onChange={(_, typed) => type(typed.value)} />
          </Field>
        )}
        <Button type="submit" disabledFocusable={add.isPending || (hasValue && value.trim() === '')}>
          {t('exclusions.add')}
        </Button>
      </form>
    </>
  );
}
