import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../shared/query-state';
import { ScreenFrame } from '../../../shared/screen-frame';
import { CompletenessTiles } from './completeness-tiles';
import { MailboxTiles } from './mailbox-tiles';
import { Trouble } from './trouble';
import { useOverview } from './use-overview';
import { Waiting } from './waiting';

/** How it all stands; every number opens its list. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <ScreenFrame title={t('overview.title')}>
      <QueryState query={useOverview()}>
        {(overview) => (
          <>
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
