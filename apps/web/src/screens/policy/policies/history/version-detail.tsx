import { Button, Field, Input, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../../../../shared/forms/confirm-dialog';
import { DifferenceView } from '../../../../shared/changes/difference-view';
import { JsonView } from '../../../../shared/values/json-view';
import { QueryState } from '../../../../shared/frame/query-state';
import { toDifferences } from './change-texts';
import { isApproval } from '../drafts/use-drafts';
import { useRollBack, useVersion, type Versioned } from './use-versions';
import { ForWriters } from '../../for-writers';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0 },
});

interface Props {
  readonly of: Versioned;
  readonly number: number;
  readonly isNewest: boolean;
  readonly rolledBack: () => void;
}

export function VersionDetailPane({ of, number, isNewest, rolledBack }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const query = useVersion(of, number);
  const [isAsked, ask] = useState(false);
  return (
    <section className={styles.root} aria-label={t('history.version', { number })}>
      <QueryState query={query}>
        {({ changes, fields }) => (
          <>
            {!isNewest && (
              <ForWriters>
                <div>
                  <Button icon={<ArrowUndoRegular />} onClick={() => ask(true)}>
                    {t('history.rollBack')}
                  </Button>
                </div>
              </ForWriters>
            )}
            <Subtitle2 as="h2" className={styles.heading}>
              {t('history.changes')}
            </Subtitle2>
            <DifferenceView label={t('history.changes')} differences={toDifferences(t, changes)} />
            <Subtitle2 as="h2" className={styles.heading}>
              {t('history.fields')}
            </Subtitle2>
            <JsonView label={t('history.fields')} value={fields} />
          </>
        )}
      </QueryState>
      {isAsked && <RollBackDialog of={of} number={number} rolledBack={rolledBack} close={() => ask(false)} />}
    </section>
  );
}

interface DialogProps {
  readonly of: Versioned;
  readonly number: number;
  readonly rolledBack: () => void;
  readonly close: () => void;
}

function RollBackDialog({ of, number, rolledBack, close }: DialogProps): JSX.Element {
  const { t } = useTranslation('policy');
  const navigate = useNavigate();
  const [comment, setComment] = useState('');
  const rollBack = useRollBack(of);
  const act = async (): Promise<void> => {
    const answer = await rollBack.mutateAsync({ number, comment: comment.trim() || t('history.comment', { number }) });
    if (isApproval(answer)) await navigate(`/approvals?chosen=${answer.approvalId}`);
    else rolledBack();
  };
  return (
    <ConfirmDialog title={t('history.ask.title', { number })} action={t('history.rollBack')} act={act} close={close}>
      <p>{t('history.ask.text')}</p>
      <Field label={t('draft.comment')}>
        <Input value={comment} onChange={(_, { value }) => setComment(value)} />
      </Field>
    </ConfirmDialog>
  );
}
