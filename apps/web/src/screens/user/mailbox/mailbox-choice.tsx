import { Dropdown, MessageBar, MessageBarBody, Option, useId } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import type { useMailboxChoice } from './use-mailbox-choice';

interface Props {
  readonly choice: ReturnType<typeof useMailboxChoice>;
}

/** Which mailbox the screen is about, for those who have several. */
export function MailboxChoice({ choice: { mailboxes, mailboxId, choose } }: Props): JSX.Element | null {
  const { t } = useTranslation('user');
  const id = useId();
  const { data = [] } = mailboxes;
  if (data.length < 2) return null;
  return (
    <div>
      <label htmlFor={id}>{t('mailbox.label')} </label>
      <Dropdown
        id={id}
        value={data.find((mailbox) => mailbox.id === mailboxId)?.emailAddress ?? ''}
        selectedOptions={[mailboxId]}
        onOptionSelect={(_, { optionValue }) => optionValue !== undefined && choose(optionValue)}
      >
        {data.map((mailbox) => (
          <Option key={mailbox.id} value={mailbox.id}>
            {mailbox.emailAddress}
          </Option>
        ))}
      </Dropdown>
    </div>
  );
}

/** Says so when the mailbox is not watched at all, or what is known of it could not be read. */
export function MailboxState({ choice: { mailboxes, mailboxId } }: Props): JSX.Element | null {
  const { t } = useTranslation('user');
  const { error, refetch } = mailboxes;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  const mailbox = mailboxes.data?.find(({ id }) => id === mailboxId);
  if (mailbox === undefined || (mailbox.state === 'enabled' && mailbox.error === null)) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {mailbox.error === null ? t(`mailbox.${mailbox.state}`) : `${mailbox.error.message} ${mailbox.error.cure}`}
      </MessageBarBody>
    </MessageBar>
  );
}
