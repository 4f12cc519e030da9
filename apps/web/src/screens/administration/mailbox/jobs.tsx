import { ProgressBar } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenJobs } from './use-mailbox';

/** What is being done to the mailbox, but a test, which is shown by itself; nothing when nothing is. */
export function Jobs({ mailboxId }: { readonly mailboxId: string }): JSX.Element | null {
  const { t } = useTranslation('administration');
  const { data: jobs = [] } = useOpenJobs(mailboxId);
  const others = jobs.filter(({ kind }) => kind !== 'test-and-enable');
  if (others.length === 0) return null;
  return (
    <output>
      {others.map(({ id, kind, progress }) => (
        <div key={id}>
          {t(`job.${kind}`)} {progress !== null && t('job.done', { count: progress.done })}
          <ProgressBar aria-label={t(`job.${kind}`)} />
        </div>
      ))}
    </output>
  );
}
