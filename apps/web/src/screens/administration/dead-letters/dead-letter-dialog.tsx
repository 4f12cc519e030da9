import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { Failure, QueryState } from '../../../shared/frame/query-state';
import { CodeBlock } from '../parts/code-block';
import { Facts } from '../../../shared/values/facts';
import { useDeadLetter, useSettle, type Settlement } from './use-dead-letters';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  readonly id: string;
  readonly mayWrite: boolean;
  readonly close: () => void;
}

/** All that is known of one, but what people wrote. */
export function DeadLetterDialog({ id, mayWrite, close }: Props): JSX.Element {
  useFocusBack();
  const styles = useStyles();
  const { t } = useTranslation(['administration', 'app']);
  const query = useDeadLetter(id);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{query.data?.message ?? t('deadLetters.one')}</DialogTitle>
          <DialogContent className={styles.content}>
            <QueryState query={query}>{(letter) => <Details letter={letter} />}</QueryState>
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={close}>{t('app:close')}</Button>
            {mayWrite && query.data?.state === 'open' && (
              <>
                <SettleButton id={id} settlement="discard" done={close} />
                <SettleButton id={id} settlement="replay" done={close} />
              </>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Details({ letter }: { readonly letter: View<'DeadLetterDetailView'> }): JSX.Element {
  const { t } = useTranslation('administration');
  const { eventType, eventVersion, topic, partition, offset, group, firstDiedAt, settlement, payload } = letter;
  return (
    <>
      <Facts
        facts={[
          [t('deadLetters.stateLabel'), t(`deadLetters.state.${letter.state}`)],
          [t('deadLetters.code'), letter.code],
          [t('deadLetters.event'), eventType !== null && `${eventType} ${eventVersion ?? ''}`],
          [t('deadLetters.group'), group],
          [t('deadLetters.place'), `${topic}, ${partition}, ${offset}`],
          [t('deadLetters.attempts'), t('deadLetters.deaths', { attempts: letter.attempts, count: letter.deaths })],
          [t('deadLetters.firstDied'), <Moment key="first" at={firstDiedAt} />],
          [t('deadLetters.died'), <Moment key="last" at={letter.diedAt} />],
          [t('deadLetters.correlation'), letter.correlationId],
          [t('deadLetters.settled'), settlement !== null && <Settled key="settled" settlement={settlement} />],
        ]}
      />
      {payload !== undefined && <CodeBlock label={t('deadLetters.payload')} value={payload} />}
    </>
  );
}

function Settled({ settlement: { by, at } }: { readonly settlement: View<'SettlementView'> }): JSX.Element {
  return (
    <>
      {by} <Moment at={at} />
    </>
  );
}

interface SettleProps {
  readonly id: string;
  readonly settlement: Settlement;
  readonly done: () => void;
}

function SettleButton({ id, settlement, done }: SettleProps): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutate, isPending, error } = useSettle(settlement);
  return (
    <>
      {error !== null && <Failure error={error} />}
      <Button
        appearance={settlement === 'replay' ? 'primary' : 'secondary'}
        disabledFocusable={isPending}
        onClick={() => mutate({ id }, { onSuccess: done })}
      >
        {t(`deadLetters.${settlement}`)}
      </Button>
    </>
  );
}
