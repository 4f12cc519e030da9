import { AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../parts/schema';
import { SchemaTable } from '../parts/schema-table';
import { parametersIn, type Operation } from './open-api';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  call: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  method: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalS,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
});

interface Props {
  readonly operation: Operation;
  readonly schemas: Schemas;
}

export function OperationItem({ operation, schemas }: Props): JSX.Element {
  const styles = useStyles();
  const { id, method, path, summary } = operation;
  return (
    <AccordionItem value={id}>
      <AccordionHeader as="h3">
        <span className={styles.head}>
          <span className={styles.call}>
            <span className={styles.method}>{method}</span> {path}
          </span>
          <span className={styles.quiet}>{summary}</span>
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <div className={styles.body}>
          {operation.description !== undefined && operation.description !== '' && <span>{operation.description}</span>}
          <Parameters operation={operation} schemas={schemas} />
          <Body operation={operation} schemas={schemas} />
          <Answers operation={operation} schemas={schemas} />
        </div>
      </AccordionPanel>
    </AccordionItem>
  );
}

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ title, children }: PartProps): JSX.Element {
  return (
    <div>
      <h4 className={useStyles().title}>{title}</h4>
      {children}
    </div>
  );
}

const places = ['path', 'query', 'header'] as const;

function Parameters({ operation, schemas }: Props): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <>
      {places.map((place) => {
        const schema = parametersIn(operation, place);
        return schema === undefined ? null : (
          <Part key={place} title={t(`api.in.${place}`)}>
            <SchemaTable label={`${operation.id}: ${t(`api.in.${place}`)}`} schema={schema} schemas={schemas} />
          </Part>
        );
      })}
    </>
  );
}

function Body({ operation: { id, requestBody }, schemas }: Props): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <>
      {Object.entries(requestBody?.content ?? {}).map(([type, { schema = {} }]) => (
        <Part key={type} title={t('api.body', { type })}>
          <SchemaTable label={`${id}: ${t('api.body', { type })}`} schema={schema} schemas={schemas} />
        </Part>
      ))}
    </>
  );
}

/** Without the problems, which are the same of every call. */
function Answers({ operation: { id, responses = {} }, schemas }: Props): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <>
      {Object.entries(responses)
        .filter(([status]) => status !== 'default')
        .map(([status, { description, content }]) => (
          <Part key={status} title={t('api.answer', { status })}>
            {description}
            {content === undefined && <p>{t('api.noContent')}</p>}
            {Object.entries(content ?? {}).map(([type, { schema = {} }]) => (
              <SchemaTable
                key={type}
                label={`${id}: ${t('api.answer', { status })} ${type}`}
                schema={schema}
                schemas={schemas}
              />
            ))}
          </Part>
        ))}
    </>
  );
}
