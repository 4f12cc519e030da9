import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { CompletenessTiles } from './completeness-tiles';
import { FirstSteps } from './first-steps';
import { MailboxTiles } from './mailbox-tiles';
import { Trouble } from './trouble';
import { useOverview, type Overview } from './use-overview';
import { Waiting } from './waiting';

/** How it all stands; every number opens its list. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const mayWrite = useMayWrite();
  return (
    <ScreenFrame title={t('overview.title')}>
      <QueryState query={useOverview()}>
        {(overview) => (
          <>
            {mayWrite && isEmpty(overview) && <FirstSteps />}
            <CompletenessTiles completeness={overview.completeness} />
            <MailboxTiles mailboxes={overview.mailboxes} />
            <Trouble overview={overview} />
            <Waiting lag={overview.lag} />
          </>
        )}
      </QueryState>
    </ScreenFrame>
  );
}

const isEmpty = ({ mailboxes: { enabled, pending, disabled } }: Overview): boolean =>
  enabled + pending + disabled === 0;
