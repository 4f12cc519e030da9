import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter } from '../../../shared/lists/use-filter';
import { RealEvents } from './real-events';
import { SampleMessage } from './sample-message';

const fields = ['view', 'sample', 'topic'] as const;
const views = ['stored', 'real'] as const;

const useStyles = makeStyles({ tabs: { alignSelf: 'start' } });

/** What a message looks like: the stored ones, and the last that were published here. */
export function Component(): JSX.Element {
  const { t } = useTranslation('developer');
  const filter = useFilter(fields);
  const view = filter.choice('view', views) ?? 'stored';
  return (
    <ScreenFrame title={t('samples.title')} description={t('samples.description')}>
      <TabList
        className={useStyles().tabs}
        aria-label={t('samples.views')}
        selectedValue={view}
        onTabSelect={(_, { value }) => filter.set('view', String(value))}
      >
        {views.map((one) => (
          <Tab key={one} value={one}>
            {t(`samples.${one}`)}
          </Tab>
        ))}
      </TabList>
      {view === 'stored' ? (
        <SampleMessage name={filter.text('sample')} choose={(name) => filter.set('sample', name)} />
      ) : (
        <RealEvents topic={filter.text('topic')} choose={(topic) => filter.set('topic', topic)} />
      )}
    </ScreenFrame>
  );
}
