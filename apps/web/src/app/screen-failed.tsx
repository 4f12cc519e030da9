import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/frame/empty-state';

/** Instead of a screen that raised an error while it was loaded or drawn. */
export function ScreenFailed(): JSX.Element {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('problem.title')}>
      <p>{t('problem.screen')}</p>
      <Button appearance="primary" onClick={() => window.location.reload()}>
        {t('retry')}
      </Button>
    </EmptyState>
  );
}
