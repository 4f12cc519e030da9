import { MessageBar, MessageBarBody, ProgressBar, Text } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';

interface Props {
  readonly result: View<'SimulationView'>;
}

/** What options would do to the mail of the last days. */
export function TrialResult({ result: { state, counts } }: Props): JSX.Element {
  const { t } = useTranslation('user');
  if (state === 'running') return <ProgressBar aria-label={t('options.trying')} />;
  if (state === 'failed') return <Text>{t('options.tryFailed')}</Text>;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {t('options.tried', { count: counts.messages })} {t('options.newlyTracked', { count: counts.newlyTracked })}{' '}
        {t('options.newlySkipped', { count: counts.newlySkipped })}
      </MessageBarBody>
    </MessageBar>
  );
}
