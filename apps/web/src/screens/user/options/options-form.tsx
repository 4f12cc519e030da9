import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import { UnsavedGuard } from '../../../shared/forms/unsaved-guard';
import { useFormStyles } from '../form-styles';
import { DecidedAbove } from './decided-above';
import {
  decidedAbove,
  draftOf,
  optionNames,
  wishesOf,
  type Draft,
  type OptionName,
  type Options,
  type Value,
} from './option';
import { OptionField } from './option-field';
import { TrialResult } from './trial-result';
import { useSaveOptions, useTrial } from './use-options';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    alignItems: 'start',
  },
});

const isSame = (a: Draft, b: Draft): boolean => [...a].every(([name, value]) => b.get(name) === value);

interface Props {
  readonly mailboxId: string;
  readonly options: Options;
}

export function OptionsForm({ mailboxId, options }: Props): JSX.Element {
  const styles = { ...useFormStyles(), ...useStyles() };
  const { t } = useTranslation('user');
  const [draft, change] = useState<Draft>(() => draftOf(options));
  const [kept, keep] = useState(draft);
  const save = useSaveOptions(mailboxId);
  const trial = useTrial(mailboxId);
  const set = (name: OptionName, value: Value | ''): void => change(new Map([...draft, [name, value]]));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(wishesOf(draft, options), { onSuccess: () => keep(draft) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <UnsavedGuard isUnsaved={!isSame(draft, kept)} />
      <div className={styles.fields}>
        {optionNames.map((name) => (
          <OptionField
            key={name}
            name={name}
            option={options[name]}
            value={draft.get(name) ?? ''}
            problem={refusalOf(save.error, name)}
            onChange={(value) => set(name, value)}
          />
        ))}
        {decidedAbove.map((name) => (
          <DecidedAbove key={name} name={name} option={options[name]} />
        ))}
      </div>
      {save.error !== null && <Failure error={save.error} />}
      {trial.start.error !== null && <Failure error={trial.start.error} />}
      <div aria-live="polite">
        {save.data !== undefined && (
          <MessageBar intent={save.data === 'holds' ? 'success' : 'info'} layout="multiline">
            <MessageBarBody>{t(save.data === 'holds' ? 'options.saved' : 'folders.waits')}</MessageBarBody>
          </MessageBar>
        )}
        {trial.result !== undefined && <TrialResult result={trial.result} />}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
          {t('save')}
        </Button>
        <Button disabledFocusable={trial.start.isPending} onClick={() => trial.start.mutate(wishesOf(draft, options))}>
          {t('options.try')}
        </Button>
      </div>
    </form>
  );
}
