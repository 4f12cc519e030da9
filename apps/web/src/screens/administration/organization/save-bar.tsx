import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { QueryState } from '../../../shared/frame/query-state';
import { Facts } from '../../../shared/values/facts';
import { retentions, type SettingName, type Settings } from './settings';
import { useRetentionPreview } from './use-organization';
import { useSettingText } from './use-setting-text';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

interface Props {
  readonly saved: Settings;
  readonly changes: Partial<Settings>;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
}

/** How much was changed, and the way to keep it; what each change means is shown once more before. */
export function SaveBar({ saved, changes, discard, save }: Props): JSX.Element | null {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [isAsking, ask] = useState(false);
  const count = Object.keys(changes).length;
  if (count === 0) return null;
  return (
    <div className={styles.bar}>
      <output>{t('organization.changed', { count })}</output>
      <Button appearance="primary" onClick={() => ask(true)}>
        {t('organization.review')}
      </Button>
      <Button onClick={discard}>{t('organization.discard')}</Button>
      {isAsking && (
        <ConfirmDialog
          title={t('organization.saveTitle', { count })}
          action={t('save')}
          act={save}
          close={() => ask(false)}
        >
          <Changes saved={saved} changes={changes} />
        </ConfirmDialog>
      )}
    </div>
  );
}

const isSetting = (name: string): name is SettingName => name !== 'automaticTrackingSince';

function Changes({ saved, changes }: Pick<Props, 'saved' | 'changes'>): JSX.Element {
  const { t } = useTranslation('administration');
  const valueText = useSettingText();
  const names = Object.keys(changes).filter(isSetting);
  return (
    <>
      <Facts
        facts={names.map((name) => [
          t(`organization.name.${name}`),
          `${valueText(name, saved[name])} → ${valueText(name, changes[name])}`,
        ])}
      />
      {names.some((name) => retentions.includes(name)) && <Deletions changes={changes} />}
    </>
  );
}

function Deletions({ changes }: Pick<Props, 'changes'>): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <QueryState query={useRetentionPreview(changes, true)}>
      {({ activities, decisions }) => <p>{t('organization.deletes', { activities, decisions })}</p>}
    </QueryState>
  );
}
