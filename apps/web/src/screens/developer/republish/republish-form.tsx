import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../../api/problem';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { useSettled } from '../../../shared/forms/use-settled';
import { useReach, useRepublish, type Part, type Reach } from './use-republish';
import { toPart, type Wish } from './wish';
import { WishFields } from './wish-fields';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  act: { alignSelf: 'start' },
});

interface Props {
  readonly onStarted: (jobId: string) => void;
}

/** Says what is to be published again, and shows how much that is before it asks. */
export function RepublishForm({ onStarted }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const [wish, change] = useState<Wish>({ kind: 'activity', value: '' });
  const [isAsking, ask] = useState(false);
  const part = toPart(useSettled(wish));
  const { data, error, isFetching } = useReach(part);
  const reach = part === undefined ? undefined : data;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        ask(reach !== undefined);
      }}
    >
      <WishFields wish={wish} onChange={change} refusal={error === null ? null : messageOf(error)} />
      {isFetching && <Spinner size="tiny" label={t('republish.counting')} />}
      <output>{reach !== undefined && <ReachText reach={reach} />}</output>
      <Button className={styles.act} appearance="primary" type="submit" disabledFocusable={reach === undefined}>
        {t('republish.start')}
      </Button>
      {isAsking && part !== undefined && reach !== undefined && (
        <Asking part={part} reach={reach} onStarted={onStarted} close={() => ask(false)} />
      )}
    </form>
  );
}

interface AskingProps extends Props {
  readonly part: Part;
  readonly reach: Reach;
  readonly close: () => void;
}

function Asking({ part, reach, onStarted, close }: AskingProps): JSX.Element {
  const { t } = useTranslation('developer');
  const { mutateAsync } = useRepublish();
  return (
    <ConfirmDialog
      title={t('republish.ask')}
      action={t('republish.start')}
      act={async () => onStarted((await mutateAsync(part)).jobId)}
      close={close}
    >
      <p>
        <ReachText reach={reach} />
      </p>
      <p>{t('republish.askText')}</p>
    </ConfirmDialog>
  );
}

function ReachText({ reach: { subject, count, isMore } }: { readonly reach: Reach }): JSX.Element {
  const { t } = useTranslation('developer');
  if (subject !== undefined) return <>{t('republish.reachOne', { subject })}</>;
  return <>{t(isMore ? 'republish.reachMore' : 'republish.reach', { count })}</>;
}
