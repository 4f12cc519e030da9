import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { SchemaTable } from '../parts/schema-table';
import type { TopicMessage } from './async-api';

/** The messages of a topic, each with its fields once it is opened. */
export function Messages({ messages }: { readonly messages: readonly TopicMessage[] }): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <Accordion collapsible multiple navigation="linear">
      {messages.map(({ id, description, payload }) => (
        <AccordionItem key={id} value={id}>
          <AccordionHeader as="h3">{id}</AccordionHeader>
          <AccordionPanel>
            {description !== undefined && <p>{description}</p>}
            <SchemaTable label={t('events.fieldsOf', { message: id })} schema={payload} />
          </AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}
