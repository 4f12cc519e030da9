import { ProgressBar } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/query-state';
import type { ImportRun } from './use-import';

export function ImportProgress({ run }: { readonly run: ImportRun }): JSX.Element | null {
  const { t } = useTranslation('administration');
  const { asked, counts, error } = run;
  if (asked === 0) return null;
  const { created, updated, unchanged, erased } = counts;
  return (
    <>
      <ProgressBar value={created + updated + unchanged + erased} max={asked} aria-label={t('import.title')} />
      <output>
        {t('import.counts', { created, updated, unchanged })} {erased > 0 && t('import.erased', { count: erased })}
      </output>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}
