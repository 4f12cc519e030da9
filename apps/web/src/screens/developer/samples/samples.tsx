import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/screen-frame';
import { useFilter } from '../../../shared/use-filter';
import { RealEvents } from './real-events';
import { SampleMessage } from './sample-message';

const fields = ['sample', 'topic'] as const;

/** What a message looks like: the stored ones, and the last that were published here. */
export function Component(): JSX.Element {
  const { t } = useTranslation('developer');
  const filter = useFilter(fields);
  return (
    <ScreenFrame title={t('samples.title')} description={t('samples.description')}>
      <SampleMessage name={filter.text('sample')} choose={(name) => filter.set('sample', name)} />
      <RealEvents topic={filter.text('topic')} choose={(topic) => filter.set('topic', topic)} />
    </ScreenFrame>
  );
}
