import { Checkbox, Field, Select } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckGroup } from '../../../../shared/forms/check-group';
import { trackCaps, type FilledIn } from './draft-values';
import { choiceText } from '../options';

type Caps = NonNullable<FilledIn['caps']>;

interface Props {
  readonly caps: Caps;
  readonly change: (caps: Caps) => void;
}

/** How far teams and mailboxes may go. */
export function CapFields({ caps, change }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  const allow = (table: 'contact' | 'lead', isAllowed: boolean): void =>
    change({
      ...caps,
      createCap: [...caps.createCap.filter((one) => one !== table), ...(isAllowed ? [table] : [])],
    });
  return (
    <>
      <Field label={t('caps.track')}>
        <Select
          value={caps.trackCap}
          onChange={(_, { value }) => {
            const trackCap = trackCaps.find((cap) => cap === value);
            if (trackCap !== undefined) change({ ...caps, trackCap });
          }}
        >
          {trackCaps.map((cap) => (
            <option key={cap} value={cap}>
              {choiceText(t, 'track', cap)}
            </option>
          ))}
        </Select>
      </Field>
      <CheckGroup label={t('caps.create')}>
        {(['contact', 'lead'] as const).map((table) => (
          <Checkbox
            key={table}
            label={t(`caps.tables.${table}`)}
            checked={caps.createCap.includes(table)}
            onChange={(_, { checked }) => allow(table, checked === true)}
          />
        ))}
      </CheckGroup>
    </>
  );
}
