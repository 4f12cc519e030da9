import { Button, Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../../api/client';
import { refusalOf } from '../../../../api/problem';
import { Facts } from '../../../../shared/values/facts';
import { Failure } from '../../../../shared/frame/query-state';
import { RecordSearch } from '../../../../shared/records/record-search';
import { choicesOf, choiceText, folderOptionNames, optionText, toValue } from '../options';
import { ForWriters } from '../../for-writers';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Changed = View<'DraftRuleRequest'>;
type Settings = NonNullable<Changed['settings']>;

/** A rule as it is, or as a draft has it; a draft that adds it knows it by its folder. */
export type FilledRule = Pick<
  View<'DraftRuleView'>,
  'id' | 'folderId' | 'action' | 'existing' | 'regarding' | 'includeSubfolders' | 'paused' | 'settings'
>;

interface Props {
  readonly rule: FilledRule;
  readonly comment?: string;
  readonly save: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSave: (changed: Changed, comment: string) => void;
  readonly cancel?: () => void;
}

/** What a rule says, to be prepared otherwise. */
export function RuleForm({ rule, comment: known = '', save, onSave, cancel }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['policy', 'app']);
  const [regarding, setRegarding] = useState<{ table: string; id: string; name: string } | undefined>(
    rule.regarding ?? undefined,
  );
  const [includeSubfolders, include] = useState(rule.includeSubfolders);
  const [paused, pause] = useState(rule.paused);
  const [settings, setSettings] = useState<Settings>(rule.settings);
  const [comment, setComment] = useState(known);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const record = regarding === undefined ? null : { table: regarding.table, id: regarding.id };
    onSave({ ...placeOf(rule), regarding: record, includeSubfolders, paused, settings }, comment.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('rules.form')}>
      <Facts facts={[[t('fields.action'), t(`rules.actions.${rule.action}`)]]} />
      {rule.action === 'track' && (
        <RecordSearch
          validationMessage={refusalOf(save.error, 'regarding')}
          label={t('fields.regarding')}
          value={regarding}
          onChange={setRegarding}
        />
      )}
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
        <div className={styles.acts}>
          <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
            {t('draft.save')}
          </Button>
          {cancel !== undefined && <Button onClick={cancel}>{t('app:cancel')}</Button>}
        </div>
      </ForWriters>
    </form>
  );
}

/** What became of the folder when the rule was made stays; a rule that is there is named alone. */
const placeOf = ({ id, folderId, action, existing }: FilledRule): Changed =>
  id === null ? { folderId, action, existing } : { id };

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
