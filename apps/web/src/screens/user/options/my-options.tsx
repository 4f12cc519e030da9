import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AskedChanges } from '../../../shared/changes/asked-changes';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { MailboxChoice } from '../mailbox/mailbox-choice';
import { useMailboxChoice } from '../mailbox/use-mailbox-choice';
import { Exclusions } from './exclusions';
import { OptionsForm } from './options-form';
import { useOptions } from './use-options';

/** What a person wants of mail outside tracked folders, within what the organization leaves open. */
export function Component(): JSX.Element {
  const { t } = useTranslation('user');
  const choice = useMailboxChoice();
  const { mailboxId } = choice;
  const query = useOptions(mailboxId);
  return (
    <ScreenFrame
      title={t('options.title')}
      description={t('options.description')}
      actions={<MailboxChoice choice={choice} />}
    >
      <AskedChanges mailboxId={mailboxId} />
      <QueryState query={query}>
        {(options) => <OptionsForm key={mailboxId} mailboxId={mailboxId} options={options} />}
      </QueryState>
      <Exclusions key={mailboxId} mailboxId={mailboxId} />
    </ScreenFrame>
  );
}
