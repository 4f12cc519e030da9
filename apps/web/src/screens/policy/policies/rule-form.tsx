import { Button, Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/query-state';
import { RecordSearch } from '../../../shared/record-search';
import { choicesOf, choiceText, folderOptionNames, optionText, toValue } from './options';
import type { Rule } from './rules-tab';
import { ForWriters } from '../for-writers';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
});

type Changed = View<'DraftRuleRequest'>;
type Settings = NonNullable<Changed['settings']>;

interface Props {
  readonly rule: Rule;
  readonly save: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSave: (changed: Changed, comment: string) => void;
}

/** What a rule says, to be prepared otherwise. */
export function RuleForm({ rule, save, onSave }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [action, setAction] = useState(rule.action);
  const [regarding, setRegarding] = useState<{ table: string; id: string; name: string } | undefined>(
    rule.regarding ?? undefined,
  );
  const [includeSubfolders, include] = useState(rule.includeSubfolders);
  const [paused, pause] = useState(rule.paused);
  const [settings, setSettings] = useState<Settings>(rule.settings);
  const [comment, setComment] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const record = regarding === undefined ? null : { table: regarding.table, id: regarding.id };
    onSave({ id: rule.id, action, regarding: record, includeSubfolders, paused, settings }, comment.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('rules.form')}>
      <Field label={t('fields.action')}>
        <Select
          value={action}
          onChange={(_, { value }) => setAction(value === 'do-not-track' ? 'do-not-track' : 'track')}
        >
          <option value="track">{t('rules.actions.track')}</option>
          <option value="do-not-track">{t('rules.actions.do-not-track')}</option>
        </Select>
      </Field>
      <RecordSearch
        validationMessage={refusalOf(save.error, 'regarding')}
        label={t('fields.regarding')}
        value={regarding}
        onChange={setRegarding}
      />
      <Switch
        label={t('fields.includeSubfolders')}
        checked={includeSubfolders}
        onChange={(_, { checked }) => include(checked)}
      />
      <Switch label={t('fields.paused')} checked={paused} onChange={(_, { checked }) => pause(checked)} />
      <FolderSettings settings={settings} change={setSettings} />
      <Field label={t('draft.comment')}>
        <Input value={comment} onChange={(_, { value }) => setComment(value)} />
      </Field>
      {save.error !== null && <Failure error={save.error} />}
      <ForWriters>
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
            {t('draft.save')}
          </Button>
        </div>
      </ForWriters>
    </form>
  );
}

interface SettingsProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

function FolderSettings({ settings, change }: SettingsProps): JSX.Element {
  const { t } = useTranslation('policy');
  return (
    <>
      {folderOptionNames.map((name) => (
        <Field key={name} label={optionText(t, name)}>
          <Select
            value={settings[name] ?? ''}
            onChange={(_, { value }) => change({ ...settings, [name]: value === '' ? null : value })}
          >
            <option value="">{t('rules.asMailbox')}</option>
            {choicesOf(name).map((choice) => (
              <option key={choice} value={choice}>
                {choiceText(t, name, toValue(name, choice))}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </>
  );
}
