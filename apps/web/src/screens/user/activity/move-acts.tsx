import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeRecordDialog } from '../../../shared/activities/change-record-dialog';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { Failure } from '../../../shared/frame/query-state';
import { RecordLink } from '../../../shared/records/record-link';
import { UndoButton } from '../../../shared/activities/undo-button';
import { useActivityActs } from '../../../shared/activities/use-activity-acts';
import type { Move } from './use-moves';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Asked = 'record' | 'untrack' | 'stop';

interface Props {
  readonly mailboxId: string;
  readonly activity: NonNullable<Move['activity']>;
  readonly isStopped: boolean;
}

/** To what a message belongs that is, or was just now, recorded; and what can be done about it. */
export function MoveActs({ mailboxId, activity, isStopped }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const acts = useActivityActs(activity.id);
  const [asked, ask] = useState<Asked>();
  const { undo, resumeConversation } = acts;
  const error = undo.error ?? resumeConversation.error;
  return (
    <>
      {activity.status === 'untracked' && <Text>{t('activity.untracked')}</Text>}
      {isStopped && <Text>{t('activity.stopped')}</Text>}
      {error !== null && <Failure error={error} />}
      <div className={styles.acts}>
        {activity.regarding !== null && <RecordLink record={activity.regarding} />}
        {activity.regarding === null && activity.status === 'tracked' && (
          <Text className={styles.quiet}>{t('activity.noRecord')}</Text>
        )}
        {activity.undo !== null && <UndoButton offer={activity.undo} undo={undo} />}
        {activity.status === 'tracked' && (
          <ActsMenu
            subject={activity.subject}
            isStopped={isStopped}
            ask={ask}
            resume={() => resumeConversation.mutate(mailboxId)}
          />
        )}
      </div>
      <Question asked={asked} close={() => ask(undefined)} acts={acts} mailboxId={mailboxId} activity={activity} />
    </>
  );
}

interface MenuProps {
  readonly subject: string;
  readonly isStopped: boolean;
  readonly ask: (asked: Asked) => void;
  readonly resume: () => void;
}

function ActsMenu({ subject, isStopped, ask, resume }: MenuProps): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={t('activity.acts', { subject })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => ask('record')}>{t('activity.changeRecord')}</MenuItem>
          <MenuItem onClick={() => ask('untrack')}>{t('activity.untrack')}</MenuItem>
          <MenuItem onClick={() => (isStopped ? resume() : ask('stop'))}>
            {t(isStopped ? 'activity.resume' : 'activity.stop')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface QuestionProps extends Omit<Props, 'isStopped'> {
  readonly asked: Asked | undefined;
  readonly acts: ReturnType<typeof useActivityActs>;
  readonly close: () => void;
}

function Question({ asked, acts, mailboxId, activity, close }: QuestionProps): JSX.Element | null {
  const { t } = useTranslation('user');
  const { changeRecord, untrack, stopConversation } = acts;
  if (asked === undefined) return null;
  if (asked === 'record')
    return <ChangeRecordDialog now={activity.regarding} changeRecord={changeRecord} close={close} />;
  const act = asked === 'untrack' ? untrack : stopConversation;
  return (
    <ConfirmDialog
      title={t(`activity.${asked}Title`)}
      action={t(`activity.${asked}`)}
      act={() => act.mutateAsync(mailboxId)}
      close={close}
    >
      {t(`activity.${asked}Text`, { subject: activity.subject })}
    </ConfirmDialog>
  );
}
