import { useTranslation } from 'react-i18next';
import type { SettingName } from './settings';

/** What a value of a setting is called. */
export function useSettingText(): (name: SettingName, value: unknown) => string {
  const { t, i18n } = useTranslation('administration');
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = t('organization.value', {
    returnObjects: true,
  });
  const textOf = (name: SettingName, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'organization.on' : 'organization.off');
    if (Array.isArray(value)) return listText(value.map((one) => textOf(name, one)));
    if (typeof value === 'number') return new Intl.NumberFormat(i18n.language).format(value);
    return named[name]?.[String(value)] ?? String(value);
  };
  const listText = (texts: readonly string[]): string => {
    if (texts.length === 0) return t('organization.empty');
    return texts.length > mostNamed ? t('organization.entries', { count: texts.length }) : texts.join(', ');
  };
  return textOf;
}

/** Of longer lists the number says more. */
const mostNamed = 8;
