import { makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular, MailRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordNowButton } from '../../../shared/activities/record-now-button';
import { UndoButton } from '../../../shared/activities/undo-button';
import { useActivityActs } from '../../../shared/activities/use-activity-acts';
import { Failure } from '../../../shared/frame/query-state';
import { LinkButton } from '../../../shared/frame/link-button';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import type { Decision } from './use-why';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: tokens.spacingHorizontalS },
});

/** Decided by an exclusion, not by a rule or an option. */
const byExclusion: ReadonlySet<string> = new Set(['excluded', 'blocked']);

/** Leads to what decided, to change it. */
export function DecisionActions({ decision }: { readonly decision: Decision }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const mayWrite = useMayWrite();
  const { rule, reason, mailboxId, verdict, activityId } = decision;
  const mailbox = encodeURIComponent(mailboxId);
  const policies = `/policies?scope=mailbox&id=${mailbox}`;
  return (
    <div className={styles.root}>
      <RecordNowButton key={decision.id} decision={decision} size="medium" />
      <TakeBack decision={decision} />
      {verdict === 'track' && (
        <LinkButton to={`/activities/${encodeURIComponent(activityId)}`} icon={<MailRegular />}>
          {t('why.seeRecorded')}
        </LinkButton>
      )}
      {rule !== null && (
        <LinkButton to={`${policies}&tab=rules&rule=${encodeURIComponent(rule.id)}`} icon={<EditRegular />}>
          {t(mayWrite ? 'why.changeRule' : 'why.seeRule')}
        </LinkButton>
      )}
      {rule === null && !byExclusion.has(reason) && (
        <LinkButton to={policies} icon={<EditRegular />}>
          {t(mayWrite ? 'why.changeOptions' : 'why.seeOptions')}
        </LinkButton>
      )}
      {byExclusion.has(reason) && (
        <LinkButton to={`/exclusions?mailboxId=${mailbox}`} icon={<EditRegular />}>
          {t(mayWrite ? 'why.changeExclusions' : 'why.seeExclusions')}
        </LinkButton>
      )}
    </div>
  );
}

/** What one did last to the message, here or elsewhere. */
function TakeBack({ decision: { activityId, undo: offer } }: { readonly decision: Decision }): JSX.Element {
  const { undo } = useActivityActs(activityId);
  return (
    <>
      {offer !== null && <UndoButton offer={offer} undo={undo} size="medium" />}
      {undo.error !== null && <Failure error={undo.error} />}
    </>
  );
}
