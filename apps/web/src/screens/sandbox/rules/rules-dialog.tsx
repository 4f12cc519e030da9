import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DeleteRegular, PlayRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, QueryState } from '../../../shared/frame/query-state';
import { useFocusBack } from '../../../shared/forms/use-focus-back';
import type { InboxRule, SandboxFolder } from '../sandbox-api';
import { RuleForm } from './rule-form';
import { useRules } from './use-rules';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  rules: { listStyleType: 'none', margin: 0, padding: 0 },
  rule: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  sentence: { flex: 1, minWidth: '180px', overflowWrap: 'anywhere' },
});

interface Props {
  readonly address: string;
  readonly folders: readonly SandboxFolder[];
  readonly close: () => void;
}

/** The inbox rules: which there are, one more, and what lies in the Inbox already. */
export function RulesDialog({ address, folders, close }: Props): JSX.Element {
  useFocusBack();
  const styles = useStyles();
  const { t } = useTranslation(['sandbox', 'app']);
  const { rules, add, remove, run } = useRules(address);
  const error = remove.error ?? run.error;
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('rules.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>{t('rules.text')}</Text>
            <QueryState query={rules}>
              {(items) => (
                <ul className={styles.rules} aria-label={t('rules.title')}>
                  {items.map((rule) => (
                    <li key={rule.id} className={styles.rule}>
                      <Sentence rule={rule} folders={folders} />
                      <Button
                        size="small"
                        icon={<PlayRegular />}
                        disabledFocusable={run.isPending}
                        onClick={() => run.mutate(rule.id)}
                      >
                        {t('rules.run')}
                      </Button>
                      <Button
                        size="small"
                        appearance="subtle"
                        icon={<DeleteRegular />}
                        aria-label={t('rules.remove', { contains: rule.contains })}
                        disabledFocusable={remove.isPending}
                        onClick={() => remove.mutate(rule.id)}
                      />
                    </li>
                  ))}
                </ul>
              )}
            </QueryState>
            <output>{run.data !== undefined && t('rules.ran', { count: run.data.moved })}</output>
            {error !== null && <Failure error={error} />}
            <RuleForm folders={folders} add={add} />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('app:close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Sentence({
  rule,
  folders,
}: {
  readonly rule: InboxRule;
  readonly folders: readonly SandboxFolder[];
}): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('sandbox');
  const { field, contains, folderId } = rule;
  const path = folders.find(({ id }) => id === folderId)?.path ?? '';
  return <Text className={styles.sentence}>{t(`rules.${field}Sentence`, { contains, path })}</Text>;
}
