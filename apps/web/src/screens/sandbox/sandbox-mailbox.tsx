import { Dropdown, Option, useId } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../shared/frame/empty-state';
import { QueryState } from '../../shared/frame/query-state';
import { ScreenFrame } from '../../shared/frame/screen-frame';
import { useSandboxMailboxes } from './mail/use-mailbox';
import { Panes } from './panes';
import type { SandboxMailbox } from './sandbox-api';

/** A mailbox as Outlook shows it, with what the product makes of it beside: for those who try the product without an Exchange. */
export function Component(): JSX.Element {
  const { t } = useTranslation('sandbox');
  const query = useSandboxMailboxes();
  const [search, setSearch] = useSearchParams();
  const { data: mailboxes = [] } = query;
  const asked = search.get('mailbox');
  const mailbox = mailboxes.find(({ emailAddress }) => emailAddress === asked) ?? mailboxes[0];
  return (
    <ScreenFrame
      title={t('title')}
      actions={<Choice mailboxes={mailboxes} chosen={mailbox} choose={(address) => setSearch({ mailbox: address })} />}
    >
      <QueryState query={query}>
        {() =>
          mailbox === undefined ? (
            <EmptyState title={t('noMailbox')}>{t('noMailboxText')}</EmptyState>
          ) : (
            <Panes key={mailbox.emailAddress} mailbox={mailbox} mailboxes={mailboxes} />
          )
        }
      </QueryState>
    </ScreenFrame>
  );
}

interface ChoiceProps {
  readonly mailboxes: readonly SandboxMailbox[];
  readonly chosen: SandboxMailbox | undefined;
  readonly choose: (address: string) => void;
}

function Choice({ mailboxes, chosen, choose }: ChoiceProps): JSX.Element {
  const { t } = useTranslation('sandbox');
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{t('mailbox')} </label>
      <Dropdown
        id={id}
        value={chosen === undefined ? '' : nameOf(chosen)}
        selectedOptions={chosen === undefined ? [] : [chosen.emailAddress]}
        onOptionSelect={(_, { optionValue }) => optionValue !== undefined && choose(optionValue)}
      >
        {mailboxes.map((mailbox) => (
          <Option key={mailbox.emailAddress} value={mailbox.emailAddress} text={nameOf(mailbox)}>
            {nameOf(mailbox)}
          </Option>
        ))}
      </Dropdown>
    </div>
  );
}

const nameOf = ({ displayName, emailAddress }: SandboxMailbox): string => `${displayName} (${emailAddress})`;
