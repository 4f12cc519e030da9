import i18next from 'i18next';
import type { View } from '../../../../api/client';
import type { Difference } from '../../../../shared/changes/difference-view';
import type { English } from '../../../../texts/texts';
import { choiceText, optionNames, optionText, type OptionName, type PolicyText } from '../options';

type Change = View<'FieldChangeView'>;

const optionIn = (field: string): OptionName | undefined =>
  optionNames.find(
    (name) => [name, `options.${name}`, `values.${name}`].includes(field) || field.endsWith(`settings.${name}`),
  );

type FieldKey = keyof English['policy']['fields'];

const isFieldKey = (key: string): key is FieldKey => i18next.exists(`policy:fields.${key}`);

const isExclusion = (value: unknown): value is View<'ExclusionView'> =>
  typeof value === 'object' && value !== null && 'kind' in value && 'effect' in value && 'where' in value;

/** Changes in words, for people who do not know what fields are called. */
export const toDifferences = (t: PolicyText, changes: readonly Change[]): readonly Difference[] =>
  changes
    .map(({ field, before, after }) => ({
      key: field,
      name: fieldText(t, field),
      before: valueText(t, field, before),
      after: valueText(t, field, after),
    }))
    .filter(({ before, after }) => before !== after);

export function fieldText(t: PolicyText, field: string): string {
  if (field.startsWith('exclusions.')) return t('fields.exclusion');
  const option = optionIn(field);
  const place = field.startsWith('folderRules.') ? t('fields.ofRule') : '';
  if (option !== undefined) return `${place}${optionText(t, option)}`;
  const last = field.split('.').at(-1) ?? field;
  return `${place}${isFieldKey(last) ? t(`fields.${last}`) : last}`;
}

/** An option of a team, a mailbox or a rule; above the organization there is nothing. */
const hasLayerAbove = (field: string): boolean => field.includes('.') && optionIn(field) !== undefined;

function valueText(t: PolicyText, field: string, value: unknown): string | undefined {
  if (value === null || value === undefined) return hasLayerAbove(field) ? t('draft.left') : undefined;
  if (typeof value === 'object') return thingText(t, value);
  if (typeof value === 'boolean') return t(`switches.${value ? 'on' : 'off'}`);
  if (typeof value !== 'string') return JSON.stringify(value);
  const option = field === 'trackCap' ? 'track' : optionIn(field);
  return option === undefined ? value : choiceText(t, option, value);
}

function thingText(t: PolicyText, value: object): string | undefined {
  if (isExclusion(value)) return exclusionText(t, value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.length === 0 ? undefined : value.map((one) => nameText(t, one)).join(', ');
}

const nameText = (t: PolicyText, value: unknown): string => {
  const option = optionNames.find((name) => name === value);
  return option === undefined ? String(value) : optionText(t, option);
};

export const exclusionText = (
  t: PolicyText,
  { kind, value, effect }: Pick<View<'ExclusionView'>, 'kind' | 'value' | 'effect'>,
): string =>
  [t(`exclusionKinds.${kind}`), value, `– ${t(`exclusionEffects.${effect}`)}`]
    .filter((part) => part !== null && part !== undefined)
    .join(' ');
