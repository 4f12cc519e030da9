import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  makeStyles,
  Select,
} from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Moment } from '../../../shared/values/moment';
import { QueryState } from '../../../shared/frame/query-state';
import { Section } from '../../../shared/frame/section';
import { itemsOf } from '../../../shared/lists/use-pages';
import { Code } from '../parts/code';
import { isPublic, useTopics, type PublicTopic } from '../parts/use-topics';
import { useLastEvents } from './use-last-events';

const useStyles = makeStyles({
  choice: { maxWidth: '360px' },
  more: { alignSelf: 'start' },
  head: { display: 'block' },
});

interface Props {
  /** Empty: the first there is. */
  readonly topic: string;
  readonly choose: (topic: string) => void;
}

/** What was published here last, as the API gives it: without the text of what nobody tracked. */
export function RealEvents(props: Props): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <Section title={t('samples.real')}>
      <QueryState query={useTopics()}>
        {(topics) => <Chosen {...props} topics={topics.filter(isPublic).map(({ name }) => name)} />}
      </QueryState>
    </Section>
  );
}

function Chosen({ topic, choose, topics }: Props & { readonly topics: readonly PublicTopic[] }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const chosen = topics.find((name) => name === topic) ?? topics[0] ?? 'activity.events';
  return (
    <>
      <Field className={styles.choice} label={t('samples.topic')}>
        <Select value={chosen} onChange={(_, { value }) => choose(value)}>
          {topics.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <LastEvents key={chosen} topic={chosen} />
    </>
  );
}

function LastEvents({ topic }: { readonly topic: PublicTopic }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const pages = useLastEvents(topic);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const events = itemsOf(pages);
  return (
    <QueryState query={pages}>
      {() => (
        <>
          {events.length === 0 && <EmptyState title={t('samples.none')}>{t('samples.noneHint')}</EmptyState>}
          <Accordion collapsible multiple navigation="linear">
            {events.map((event) => (
              <Event key={`${event.id} ${event.time}`} event={event} />
            ))}
          </Accordion>
          {hasNextPage && (
            <Button className={styles.more} disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(isFetchingNextPage ? 'samples.reading' : 'samples.older')}
            </Button>
          )}
        </>
      )}
    </QueryState>
  );
}

function Event({ event }: { readonly event: View<'CloudEventView'> }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  return (
    <AccordionItem value={`${event.id} ${event.time}`}>
      <AccordionHeader as="h3">
        <span>
          <span className={styles.head}>{event.type}</span>
          <Moment at={event.time} />
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <Code label={t('samples.event', { id: event.id })} value={event} />
      </AccordionPanel>
    </AccordionItem>
  );
}
