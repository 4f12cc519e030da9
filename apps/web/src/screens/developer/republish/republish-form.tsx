import { Button, Field, Input, makeStyles, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf, refusalOf } from '../../../api/problem';
import { ConfirmDialog } from '../../../shared/confirm-dialog';
import { useSettled } from '../../../shared/use-settled';
import { MailboxSearch } from './mailbox-search';
import { useReach, useRepublish, type Part, type Reach } from './use-republish';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  act: { alignSelf: 'start' },
});

const kinds = ['activity', 'mailbox', 'since'] as const;
type Kind = (typeof kinds)[number];

const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

/** What was chosen as the API takes it; nothing while that says nothing yet. */
function toPart(kind: Kind, value: string): Part | undefined {
  if (value.trim() === '') return undefined;
  if (kind === 'activity') return { activityId: value.trim() };
  if (kind === 'mailbox') return { mailboxId: value };
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? undefined : { since: moment.toISOString() };
}

export function RepublishForm({ onStarted }: { readonly onStarted: (jobId: string) => void }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const [kind, setKind] = useState<Kind>('activity');
  const [value, setValue] = useState('');
  const [isAsking, ask] = useState(false);
  const part = toPart(kind, useSettled(value));
  const reach = useReach(part);
  const republish = useRepublish();
  const refusal = reach.error === null ? refusalOf(republish.error, `${kind}Id`) : messageOf(reach.error);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (part !== undefined && reach.data !== undefined) ask(true);
      }}
    >
      <Field label={t('republish.what')}>
        <RadioGroup
          value={kind}
          onChange={(_, chosen) => {
            if (!isKind(chosen.value)) return;
            setKind(chosen.value);
            setValue('');
          }}
        >
          {kinds.map((one) => (
            <Radio key={one} value={one} label={t(`republish.kind.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {kind === 'mailbox' ? (
        <MailboxSearch validationMessage={refusal} onChange={(id) => setValue(id ?? '')} />
      ) : (
        <Field label={t(`republish.${kind}`)} validationMessage={refusal}>
          <Input
            type={kind === 'since' ? 'datetime-local' : 'text'}
            value={value}
            onChange={(_, typed) => setValue(typed.value)}
          />
        </Field>
      )}
      {part !== undefined && reach.isFetching && <Spinner size="tiny" label={t('republish.counting')} />}
      <output>{part !== undefined && reach.data !== undefined && <ReachText reach={reach.data} />}</output>
      <Button
        className={styles.act}
        appearance="primary"
        type="submit"
        disabledFocusable={part === undefined || reach.data === undefined}
      >
        {t('republish.start')}
      </Button>
      {isAsking && part !== undefined && reach.data !== undefined && (
        <ConfirmDialog
          title={t('republish.ask')}
          action={t('republish.start')}
          act={async () => onStarted((await republish.mutateAsync(part)).jobId)}
          close={() => ask(false)}
        >
          <p>
            <ReachText reach={reach.data} />
          </p>
          <p>{t('republish.askText')}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}

function ReachText({ reach: { subject, count, isMore } }: { readonly reach: Reach }): JSX.Element {
  const { t } = useTranslation('developer');
  if (subject !== undefined) return <>{t('republish.reachOne', { subject })}</>;
  return <>{t(isMore ? 'republish.reachMore' : 'republish.reach', { count })}</>;
}
