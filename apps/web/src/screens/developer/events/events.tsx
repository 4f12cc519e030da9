import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { Section } from '../../../shared/frame/section';
import { DownloadLink } from '../parts/download-link';
import { SchemaTable } from '../parts/schema-table';
import { useDocument } from '../parts/use-document';
import { useTopics } from '../parts/use-topics';
import { messagesOf, type AsyncApi } from './async-api';
import { Messages } from './messages';
import { TopicList } from './topic-list';

const address = '/api/v1/asyncapi.json';

/** What goes over which topic, and how far its consumers are. */
export function Component(): JSX.Element {
  const { t } = useTranslation('developer');
  const [described, topics] = [useDocument<AsyncApi>(address), useTopics()];
  return (
    <ScreenFrame
      title={t('events.title')}
      description={t('events.description')}
      actions={
        <DownloadLink href={address} file="foldwatch-asyncapi.json">
          {t('events.download')}
        </DownloadLink>
      }
    >
      <Section title={t('events.topics')}>
        <QueryState query={topics}>{(items) => <TopicList topics={items} />}</QueryState>
      </Section>
      <QueryState query={described}>
        {(document) => (
          <>
            {Object.keys(document.channels).map((topic) => (
              <Section key={topic} title={t('events.messagesOf', { topic })}>
                <Messages messages={messagesOf(document, topic)} />
              </Section>
            ))}
            <Section title={t('events.headers')}>
              <SchemaTable
                label={t('events.headers')}
                schema={Object.values(document.components.messages)[0]?.headers ?? {}}
              />
            </Section>
          </>
        )}
      </QueryState>
    </ScreenFrame>
  );
}
