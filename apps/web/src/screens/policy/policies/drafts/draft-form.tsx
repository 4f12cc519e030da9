import { Button, Checkbox, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyIcon } from '../../../../shared/forms/busy-icon';
import { refusalOf } from '../../../../api/problem';
import { Failure } from '../../../../shared/frame/query-state';
import { UnsavedGuard } from '../../../../shared/forms/unsaved-guard';
import { CapFields } from './cap-fields';
import { namesFor, type FilledIn } from './draft-values';
import { choicesOf, choiceText, optionText, toValue, type OptionName } from '../options';
import type { Scope } from '../scope/scope';
import type { ShownValue } from '../values/use-values';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px' },
  option: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  field: { flex: '1 1 280px' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly scope: Scope;
  readonly shown: readonly ShownValue[];
  readonly begin: FilledIn;
  readonly comment: string;
  readonly save: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSave: (filled: FilledIn, comment: string) => void;
  readonly cancel: () => void;
}

/** Prepares a change; nothing is in effect before it is published. */
export function DraftForm({ scope, shown, begin, comment: known, save, onSave, cancel }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['policy', 'app']);
  const [begun] = useState(begin);
  const [filled, fill] = useState(begun);
  const [comment, setComment] = useState(known);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(filled, comment.trim());
  };
  const choose = (name: OptionName, choice: string): void =>
    fill({ ...filled, choices: { ...filled.choices, [name]: choice } });
  const lock = (name: OptionName, isLocked: boolean): void =>
    fill({ ...filled, locks: [...filled.locks.filter((one) => one !== name), ...(isLocked ? [name] : [])] });
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('draft.form')}>
      <UnsavedGuard isUnsaved={(filled !== begun || comment !== known) && !save.isPending} />
      {namesFor(scope).map((name) => (
        <div key={name} className={styles.option}>
          <OptionField
            name={name}
            scope={scope}
            value={shown.find((value) => value.name === name)}
            choice={filled.choices[name]}
            refusal={refusalIn(save.error, scope, name)}
            choose={(choice) => choose(name, choice)}
          />
          {scope.kind !== 'mailbox' && (
            <Checkbox
              label={t('draft.lock')}
              aria-label={t('draft.lockOf', { option: optionText(t, name) })}
              checked={filled.locks.includes(name)}
              onChange={(_, { checked }) => lock(name, checked === true)}
            />
          )}
        </div>
      ))}
      {filled.caps !== undefined && <CapFields caps={filled.caps} change={(caps) => fill({ ...filled, caps })} />}
      <Field label={t('draft.comment')} hint={t('draft.commentHint')}>
        <Textarea value={comment} onChange={(_, { value }) => setComment(value)} />
      </Field>
      {save.error !== null && <Failure error={save.error} />}
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={save.isPending}
          icon={save.isPending ? <BusyIcon /> : null}
        >
          {t('draft.save')}
        </Button>
        <Button onClick={cancel}>{t('app:cancel')}</Button>
      </div>
    </form>
  );
}

const places = { organization: 'organization', team: 'team.values', mailbox: 'options' } as const;

/** What is refused of an option is named alone, or by where it is in the request. */
const refusalIn = (error: Error | null, { kind }: Scope, name: OptionName): string | null =>
  refusalOf(error, name) ?? refusalOf(error, `changes.${places[kind]}.${name}`);

interface OptionProps {
  readonly name: OptionName;
  readonly scope: Scope;
  readonly value: ShownValue | undefined;
  readonly choice: string;
  readonly refusal: string | null;
  readonly choose: (choice: string) => void;
}

function OptionField({ name, scope, value, choice, refusal, choose }: OptionProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const lockedBy = value?.lockedBy ?? null;
  return (
    <Field
      className={styles.field}
      label={optionText(t, name)}
      {...(lockedBy !== null && { hint: t(`policies.lockedBy.${lockedBy}`) })}
      validationMessage={refusal}
    >
      <Select value={choice} disabled={lockedBy !== null} onChange={(_, chosen) => choose(chosen.value)}>
        {scope.kind !== 'organization' && <option value="">{t('draft.leave')}</option>}
        {choicesOf(name).map((one) => (
          <option key={one} value={one}>
            {choiceText(t, name, toValue(name, one))}
          </option>
        ))}
      </Select>
    </Field>
  );
}
