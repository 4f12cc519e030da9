import { makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../shared/frame/section';
import { SettingField } from './setting-field';
import type { SettingGroup, SettingName, Settings } from './settings';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 420px), 1fr))',
    gap: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    alignItems: 'start',
  },
});

interface Props {
  readonly group: SettingGroup;
  readonly settings: Settings;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly isReadOnly: boolean;
  /** Why the last try to save them failed. */
  readonly error: unknown;
  readonly change: (name: SettingName, value: unknown) => void;
}

export function SettingGroupSection({ group, settings, defaults, isReadOnly, error, change }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <Section title={t(`organization.group.${group.group}`)}>
      <div className={styles.grid}>
        {group.settings.map((editing) => (
          <SettingField
            key={editing.name}
            editing={editing}
            value={settings[editing.name]}
            standard={defaults[editing.name]}
            isReadOnly={isReadOnly}
            error={error}
            change={(value) => change(editing.name, value)}
          />
        ))}
      </div>
    </Section>
  );
}
