import { Text } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderRule } from './folder';

type Settings = FolderRule['settings'];

export const settingNames = ['create', 'createMode', 'onMoveOut'] as const satisfies readonly (keyof Settings)[];

/** What one folder has otherwise than the others of its mailbox. */
export function ChosenSettings({ settings }: { readonly settings: Settings }): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <>
      {settingNames.map((name) => {
        const { [name]: value } = settings;
        return (
          typeof value === 'string' && (
            <Text key={name}>
              {t(`folders.settings.${name}`)}: {t(`options.value.${value}`)}
            </Text>
          )
        );
      })}
    </>
  );
}
