import { Button, Spinner } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useId, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsProps } from './setting-choices';

const SettingChoices = lazy(async () => ({ default: (await import('./setting-choices')).SettingChoices }));

/** Folded away, as most folders are to be like the others; what is folded away is fetched when it is asked for. */
export function FolderSettings(props: SettingsProps): JSX.Element {
  const { t } = useTranslation(['user', 'app']);
  const [isOpen, open] = useState(false);
  const id = useId();
  return (
    <div>
      <Button
        appearance="subtle"
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => open(!isOpen)}
      >
        {t('folders.settings.title')}
      </Button>
      <div id={id}>
        {isOpen && (
          <Suspense fallback={<Spinner size="tiny" label={t('app:loading')} />}>
            <SettingChoices {...props} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
