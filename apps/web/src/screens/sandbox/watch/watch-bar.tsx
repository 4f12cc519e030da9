import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyIcon } from '../../../shared/forms/busy-icon';
import { Failure } from '../../../shared/frame/query-state';
import type { SandboxFolder } from '../sandbox-api';
import { useWatch, type Progress } from './use-watch';

interface Props {
  readonly address: string;
  readonly folders: readonly SandboxFolder[];
}

/** For a mailbox that is not watched: nothing is read from it, until somebody wants it. */
export function WatchBar({ address, folders }: Props): JSX.Element {
  const { t } = useTranslation('sandbox');
  const { start, progress } = useWatch(address);
  const { isPending, error, data: failed } = start;
  return (
    <>
      {error !== null && <Failure error={error} />}
      {failed !== undefined && <Failure error={new Error(`${failed.message} ${failed.cure ?? ''}`)} />}
      <MessageBar intent="info">
        <MessageBarBody aria-live="polite">
          {isPending ? <ProgressText progress={progress} /> : t('watch.text')}
        </MessageBarBody>
        <MessageBarActions>
          <Button
            appearance="primary"
            disabledFocusable={isPending}
            icon={isPending ? <BusyIcon /> : null}
            onClick={() => start.mutate(folders)}
          >
            {t('watch.start')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </>
  );
}

function ProgressText({ progress }: { readonly progress: Progress }): JSX.Element {
  const { t } = useTranslation('sandbox');
  return <>{progress.step === 'tracking' ? t('watch.tracking', progress) : t(`watch.${progress.step}`)}</>;
}
