import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { Section } from '../../../shared/frame/section';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { ErasureReport } from './erasure-report';
import { ErasureRow } from './erasure-row';
import { PersonForm } from './person-form';
import { useErasures } from './use-erasures';

/** Erases a person: who, what that reaches, and what is left where until when. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const mayWrite = useMayWrite();
  const [shown, show] = useState<string>();
  return (
    <ScreenFrame title={t('erasure.title')} description={t('erasure.description')}>
      {mayWrite && <PersonForm onCounted={({ id }) => show(id)} />}
      {shown !== undefined && <ErasureReport id={shown} mayErase={mayWrite} onErasing={({ id }) => show(id)} />}
      <Section title={t('erasure.earlier')}>
        <PagedList
          pages={useErasures()}
          label={t('erasure.earlier')}
          keyOf={({ id }) => id}
          empty={<EmptyState title={t('erasure.none')} />}
        >
          {(erasure) => <ErasureRow erasure={erasure} show={() => show(erasure.id)} />}
        </PagedList>
      </Section>
    </ScreenFrame>
  );
}
