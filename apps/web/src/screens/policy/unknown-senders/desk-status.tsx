import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ArrowUndoRegular, DismissRegular } from '@fluentui/react-icons';
import type { UseMutationResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import type { LastSaid } from './use-last-said';
import type { Act, Settled } from './use-unknown-senders';

const useStyles = makeStyles({ root: { minHeight: '36px' } });

interface Props {
  readonly last: LastSaid;
  readonly settle: UseMutationResult<Settled, Error, Act>;
}

/** What came of what was said last, and the way back; also when the page was loaded again in between. */
export function DeskStatus({ last, settle }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { count, undo } = last;
  const isSaid = settle.data !== undefined && !undo.isSuccess;
  return (
    <div className={styles.root} aria-live="polite">
      {settle.error !== null && <Failure error={settle.error} />}
      {undo.error !== null && <Failure error={undo.error} />}
      {undo.isSuccess && <TakenBack items={undo.data.items} />}
      {(isSaid || count > 0) && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {isSaid ? <Outcomes settled={settle.data} /> : t('senders.before', { count })}
          </MessageBarBody>
          {count > 0 && (
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<DismissRegular />}
                  aria-label={t('senders.dismiss')}
                  onClick={() => {
                    last.dismiss();
                    settle.reset();
                  }}
                />
              }
            >
              <Button icon={<ArrowUndoRegular />} disabledFocusable={undo.isPending} onClick={() => undo.mutate()}>
                {t('senders.undo')}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </div>
  );
}

const outcomes = ['created', 'linked', 'known', 'put-away', 'not-waiting'] as const;

function Outcomes({ settled }: { readonly settled: Settled }): JSX.Element {
  const { t } = useTranslation('policy');
  const counted = outcomes
    .map((outcome) => ({ outcome, count: settled.items.filter((item) => item.outcome === outcome).length }))
    .filter(({ count }) => count > 0);
  return <>{counted.map(({ outcome, count }) => t(`senders.outcomes.${outcome}`, { count })).join(' ')}</>;
}

interface TakenBackProps {
  readonly items: readonly { readonly outcome: 'waiting' | 'kept' }[];
}

function TakenBack({ items }: TakenBackProps): JSX.Element {
  const { t } = useTranslation('policy');
  const waiting = items.filter(({ outcome }) => outcome === 'waiting').length;
  const kept = items.length - waiting;
  return (
    <MessageBar intent={kept === 0 ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody>
        {waiting > 0 && t('senders.waitAgain', { count: waiting })} {kept > 0 && t('senders.kept', { count: kept })}
      </MessageBarBody>
    </MessageBar>
  );
}
