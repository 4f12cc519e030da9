import { Button, makeStyles, MessageBar, MessageBarBody, Subtitle2, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../../../../shared/forms/confirm-dialog';
import { History } from '../history/history';
import { RuleForm } from './rule-form';
import type { Rule } from './rules-tab';
import { useAddDraft, type DraftChanges } from '../drafts/use-drafts';
import { ForWriters } from '../../for-writers';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0, overflowWrap: 'anywhere' },
});

/** One rule: what it says, prepared otherwise as a draft, and its versions. */
export function RuleDetail({ rule }: { readonly rule: Rule }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const navigate = useNavigate();
  const [isAsked, ask] = useState(false);
  const save = useAddDraft({ kind: 'mailbox', id: rule.mailboxId });
  const prepare = async (changes: DraftChanges, comment: string): Promise<void> => {
    const { id } = await save.mutateAsync({ changes, comment });
    await navigate(`/policies/drafts/${id}`);
  };
  return (
    <section className={styles.root} aria-label={t('rules.rule')}>
      <Subtitle2 as="h2" className={styles.heading}>
        {rule.folderPath ?? rule.folderId}
      </Subtitle2>
      {rule.statusSentence !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {rule.statusSentence} {rule.statusRemedy}
          </MessageBarBody>
        </MessageBar>
      )}

      <RuleForm
        rule={rule}
        save={save}
        onSave={(changed, comment) => void prepare({ folderRules: [changed] }, comment).catch(() => undefined)}
      />

      <ForWriters>
        <div>
          <Button icon={<DeleteRegular />} onClick={() => ask(true)}>
            {t('rules.remove')}
          </Button>
        </div>
      </ForWriters>
      <Subtitle2 as="h2" className={styles.heading}>
        {t('policies.tabs.history')}
      </Subtitle2>
      <History of={{ kind: 'rule', id: rule.id, mailboxId: rule.mailboxId }} />
      {isAsked && (
        <ConfirmDialog
          title={t('rules.askRemove')}
          action={t('rules.prepareRemoval')}
          act={() => prepare({ removedFolderRules: [rule.id] }, '')}
          close={() => ask(false)}
        >
          {t('rules.removeText', { count: rule.trackedCount })}
        </ConfirmDialog>
      )}
    </section>
  );
}
