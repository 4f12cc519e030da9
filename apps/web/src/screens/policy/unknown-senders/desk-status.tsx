import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { UseMutationResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { Failure } from '../../../shared/query-state';
import type { Act } from './use-unknown-senders';

const useStyles = makeStyles({ root: { minHeight: '36px' } });

interface Props {
  readonly held: Act | undefined;
  readonly undo: () => void;
  readonly settle: UseMutationResult<View<'SettledSendersView'>, Error, Act>;
}

/** What is about to be done and can be taken back, or what came of the last that was. */
export function DeskStatus({ held, undo, settle }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  return (
    <div className={styles.root} aria-live="polite">
      {held !== undefined && (
        <MessageBar>
          <MessageBarBody>{t(`senders.held.${held.action}`, { count: held.ids.length })}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={undo}>{t('senders.undo')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {held === undefined && settle.error !== null && <Failure error={settle.error} />}
      {held === undefined && settle.data !== undefined && <Outcomes settled={settle.data} />}
    </div>
  );
}

const outcomes = ['created', 'linked', 'known', 'put-away', 'not-waiting'] as const;

function Outcomes({ settled }: { readonly settled: View<'SettledSendersView'> }): JSX.Element {
  const { t } = useTranslation('policy');
  const counted = outcomes
    .map((outcome) => ({ outcome, count: settled.items.filter((item) => item.outcome === outcome).length }))
    .filter(({ count }) => count > 0);
  return (
    <MessageBar intent="success">
      <MessageBarBody>
        {counted.map(({ outcome, count }) => t(`senders.outcomes.${outcome}`, { count })).join(' ')}
      </MessageBarBody>
    </MessageBar>
  );
}
