import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../../api/client';
import { Failure } from '../../../../shared/frame/query-state';
import { RuleForm } from '../rules/rule-form';
import { useRules } from '../rules/rules-tab';
import type { DraftChanges, DraftDetail } from './use-drafts';

const useStyles = makeStyles({
  rule: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalS },
  form: { width: '100%' },
  heading: { margin: 0, overflowWrap: 'anywhere' },
});

type Parts = View<'DraftPartsView'>;
type Request = NonNullable<DraftChanges['folderRules']>[number];

interface Props {
  readonly draft: DraftDetail;
  readonly parts: Parts;
  readonly save: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSave: (changes: DraftChanges, comment: string) => void;
  readonly cancel: () => void;
}

/** The rules of a draft in the form of rules; what else it has prepared is sent again as it is. */
export function EditRules({ draft, parts, save, onSave, cancel }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const known = useRules(draft.mailboxId ?? '');
  const { folderRules, removedFolderRules } = parts;
  const sendWith = (at: number, changed: Request, comment: string): void =>
    onSave(
      { ...asSent(parts), folderRules: folderRules.map((rule, n) => (n === at ? changed : toRequest(rule))) },
      comment,
    );
  const keep = (ruleId: string): void =>
    onSave(
      { ...asSent(parts), removedFolderRules: removedFolderRules.filter((id) => id !== ruleId) },
      draft.comment ?? '',
    );
  return (
    <>
      {folderRules.map((rule, at) => (
        <section key={rule.id ?? rule.folderId} className={styles.rule} aria-label={rule.folderPath ?? rule.folderId}>
          <Subtitle2 as="h2" className={styles.heading}>
            {rule.folderPath ?? rule.folderId}
          </Subtitle2>
          <div className={styles.form}>
            <RuleForm
              rule={rule}
              comment={draft.comment ?? ''}
              save={save}
              onSave={(changed, comment) => sendWith(at, changed, comment)}
              cancel={cancel}
            />
          </div>
        </section>
      ))}
      {removedFolderRules.map((ruleId) => (
        <section key={ruleId} className={styles.rule} aria-label={t('draft.removed')}>
          <Subtitle2 as="h2" className={styles.heading}>
            {t('draft.removedRule', { folder: known.data?.find(({ id }) => id === ruleId)?.folderPath ?? ruleId })}
          </Subtitle2>
          {isOnlyPart(parts) ? (
            t('draft.discardToKeep')
          ) : (
            <Button disabledFocusable={save.isPending} onClick={() => keep(ruleId)}>
              {t('draft.keepRule')}
            </Button>
          )}
        </section>
      ))}
      {folderRules.length === 0 && (
        <>
          {save.error !== null && <Failure error={save.error} />}
          <div>
            <Button onClick={cancel}>{t('draft.back')}</Button>
          </div>
        </>
      )}
    </>
  );
}

/** A draft changes something; without its last part there would be nothing of it. */
const isOnlyPart = ({ options, exclusions, folderRules, removedFolderRules }: Parts): boolean =>
  options === null && exclusions === null && folderRules.length === 0 && removedFolderRules.length === 1;

/** What a draft has prepared, as it is sent. */
export const asSent = ({ options, exclusions, folderRules, removedFolderRules }: Parts): DraftChanges => ({
  ...(options !== null && { options }),
  ...(exclusions !== null && { exclusions }),
  ...(folderRules.length > 0 && { folderRules: folderRules.map(toRequest) }),
  ...(removedFolderRules.length > 0 && { removedFolderRules }),
});

function toRequest({ id, folderId, action, existing, regarding, ...rest }: Parts['folderRules'][number]): Request {
  const { includeSubfolders, paused, settings } = rest;
  return {
    ...(id === null ? { folderId, action, existing } : { id }),
    regarding: regarding === null ? null : { table: regarding.table, id: regarding.id },
    includeSubfolders,
    paused,
    settings,
  };
}
