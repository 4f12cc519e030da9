import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../shared/values/mark';
import type { Mailbox } from './use-mailboxes';

interface Props {
  readonly mailbox: Pick<Mailbox, 'state' | 'error'>;
}

/** Whether it is read, and whether that goes well. */
export function MailboxState({ mailbox: { state, error } }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  if (error !== null)
    return <Mark look="bad">{t(state === 'enabled' ? 'mailbox.problem' : `mailbox.state.${state}`)}</Mark>;
  return <Mark look={state === 'enabled' ? 'good' : 'quiet'}>{t(`mailbox.state.${state}`)}</Mark>;
}

interface CompletenessProps {
  readonly completeness: Mailbox['completeness'];
}

export function MailboxCompleteness({ completeness }: CompletenessProps): JSX.Element {
  const { t } = useTranslation('administration');
  if (completeness === null) return <Mark look="quiet">{t('mailbox.neverCompared')}</Mark>;
  const { missing } = completeness;
  return missing === 0 ? (
    <Mark look="good">{t('mailbox.complete')}</Mark>
  ) : (
    <Mark look="warning">{t('mailbox.missing', { count: missing })}</Mark>
  );
}
