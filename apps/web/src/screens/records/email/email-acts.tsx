import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeRecordDialog } from '../../../shared/activities/change-record-dialog';
import { Failure } from '../../../shared/frame/query-state';
import { UndoButton } from '../../../shared/activities/undo-button';
import { useActivityActs } from '../../../shared/activities/use-activity-acts';
import type { Email } from './use-email';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Gives the message another record, where one may; and takes that back. */
export function EmailActs({ email: { id, acts, regarding } }: { readonly email: Email }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const { changeRecord, undo } = useActivityActs(id);
  const [isAsking, ask] = useState(false);
  return (
    <div className={styles.acts}>
      {acts.undo !== null && <UndoButton offer={acts.undo} undo={undo} />}
      {acts.changeRecord && (
        <Button size="small" onClick={() => ask(true)}>
          {t('email.changeRecord')}
        </Button>
      )}
      {undo.error !== null && <Failure error={undo.error} />}
      {isAsking && <ChangeRecordDialog now={regarding} changeRecord={changeRecord} close={() => ask(false)} />}
    </div>
  );
}
