import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/screen-frame';
import { CompletenessTiles } from './completeness-tiles';
import { MailboxTiles } from './mailbox-tiles';
import { Trouble } from './trouble';

/** How it all stands; every number opens its list. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <ScreenFrame title={t('overview.title')}>
      <CompletenessTiles />
      <MailboxTiles />
      <Trouble />
    </ScreenFrame>
  );
}
