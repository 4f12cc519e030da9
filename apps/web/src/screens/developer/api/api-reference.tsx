import { Accordion, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterText } from '../../../shared/lists/filter-bar';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter } from '../../../shared/lists/use-filter';
import { Section } from '../../../shared/frame/section';
import { DownloadLink } from '../parts/download-link';
import { useDocument } from '../parts/use-document';
import { operationsByTag, type OpenApi } from './open-api';
import { OperationItem } from './operation-item';

const address = '/api/v1/openapi.json';
const fields = ['q'] as const;

const useStyles = makeStyles({ links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL } });

/** Every call of the API: what it takes and what it answers. */
export function Component(): JSX.Element {
  const { t } = useTranslation('developer');
  const filter = useFilter(fields);
  return (
    <ScreenFrame
      title={t('api.title')}
      description={t('api.description')}
      actions={
        <div className={useStyles().links}>
          <Link href="/api/docs">{t('api.docs')}</Link>
          <DownloadLink href={address} file="foldwatch-openapi.json">
            {t('api.download')}
          </DownloadLink>
        </div>
      }
    >
      <FilterBar filter={filter}>
        <FilterText label={t('api.search')} value={filter.text('q')} onChange={(typed) => filter.set('q', typed)} />
      </FilterBar>
      <QueryState query={useDocument<OpenApi>(address)}>
        {(document) => <Operations document={document} typed={filter.text('q')} />}
      </QueryState>
    </ScreenFrame>
  );
}

interface Props {
  readonly document: OpenApi;
  readonly typed: string;
}

function Operations({ document, typed }: Props): JSX.Element {
  const { t } = useTranslation('developer');
  const byTag = operationsByTag(document, typed);
  if (byTag.size === 0) return <EmptyState title={t('api.none')}>{t('api.noneHint')}</EmptyState>;
  return (
    <>
      <output>{t('api.count', { count: [...byTag.values()].flat().length })}</output>
      {Array.from(byTag, ([tag, operations]) => (
        <Section key={tag} title={tag}>
          <Accordion collapsible multiple navigation="linear">
            {operations.map((operation) => (
              <OperationItem key={operation.id} operation={operation} schemas={document.components.schemas} />
            ))}
          </Accordion>
        </Section>
      ))}
    </>
  );
}
