import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../api/client';
import { refusalOf } from '../../../api/problem';
import { BusyIcon } from '../../../shared/forms/busy-icon';
import { Failure } from '../../../shared/frame/query-state';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { Section } from '../../../shared/frame/section';
import { Code } from '../parts/code';
import type { TestTopic } from '../parts/use-topics';

type Sent = View<'SentTestEventView'>;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  act: { alignSelf: 'start' },
});

export function SendForm({ topics }: { readonly topics: readonly TestTopic[] }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const [topic, choose] = useState<TestTopic>(topics[0] ?? 'activity.events');
  const { mutate, isPending, error, data } = useSend();
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          mutate(topic);
        }}
      >
        <Field label={t('test.topic')} hint={t('test.hint')} validationMessage={refusalOf(error, 'topic')}>
          <Select value={topic} onChange={(_, { value }) => choose(topics.find((name) => name === value) ?? topic)}>
            {topics.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {error !== null && <Failure error={error} />}
        <Button
          className={styles.act}
          appearance="primary"
          type="submit"
          disabledFocusable={isPending}
          icon={isPending ? <BusyIcon /> : null}
        >
          {t('test.send')}
        </Button>
      </form>
      <output>{data !== undefined && t('test.sent', { topic: data.topic, id: data.event.id })}</output>
      {data !== undefined && <SentEvent sent={data} />}
    </>
  );
}

function SentEvent({ sent: { topic, event } }: { readonly sent: Sent }): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <Section
      title={t('test.asPublished')}
      actions={<ScreenLink to={`/samples?view=real&topic=${topic}`}>{t('test.lookUp', { topic })}</ScreenLink>}
    >
      <Code label={t('samples.event', { id: event.id })} value={event} />
    </Section>
  );
}

function useSend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (topic: TestTopic): Promise<Sent> => answerOf(api.POST('/api/v1/test-events', { body: { topic } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['activity', 'events'] }),
  });
}
