import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Section } from '../../../shared/frame/section';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { JobRow } from './job-row';
import { RepublishForm } from './republish-form';
import { useOpenRepublications } from './use-republish';

/** Has what consumers lost published again, and shows how far that is. */
export function Component(): JSX.Element {
  const { t } = useTranslation('developer');
  const mayWrite = useMayWrite();
  const [started, setStarted] = useState<readonly string[]>([]);
  const open = useOpenRepublications();
  return (
    <ScreenFrame title={t('republish.title')} description={t('republish.description')}>
      {mayWrite ? (
        <RepublishForm onStarted={(jobId) => setStarted([jobId, ...started])} />
      ) : (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('republish.notAllowed')}</MessageBarBody>
        </MessageBar>
      )}
      <Section title={t('republish.jobs')}>
        <QueryState query={open}>
          {(ids) => <Jobs ids={[...new Set([...started, ...ids])]} mayStop={mayWrite} />}
        </QueryState>
      </Section>
    </ScreenFrame>
  );
}

interface JobsProps {
  readonly ids: readonly string[];
  readonly mayStop: boolean;
}

function Jobs({ ids, mayStop }: JobsProps): JSX.Element {
  const { t } = useTranslation('developer');
  if (ids.length === 0) return <EmptyState title={t('republish.none')}>{t('republish.noneHint')}</EmptyState>;
  return (
    <>
      {ids.map((id) => (
        <JobRow key={id} id={id} mayStop={mayStop} />
      ))}
    </>
  );
}
