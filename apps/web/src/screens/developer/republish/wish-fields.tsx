import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MailboxSearch } from './mailbox-search';
import { isKind, kinds, type Wish } from './wish';

interface Props {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  /** What is wrong with it. */
  readonly refusal: string | null;
}

/** Of which activities: one, those of a mailbox, or those since a time. */
export function WishFields({ wish: { kind, value }, onChange, refusal }: Props): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <>
      <Field label={t('republish.what')}>
        <RadioGroup
          value={kind}
          onChange={(_, chosen) => isKind(chosen.value) && onChange({ kind: chosen.value, value: '' })}
        >
          {kinds.map((one) => (
            <Radio key={one} value={one} label={t(`republish.kind.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {kind === 'mailbox' ? (
        <MailboxSearch validationMessage={refusal} onChange={(id) => onChange({ kind, value: id ?? '' })} />
      ) : (
        <Field label={t(`republish.${kind}`)} validationMessage={refusal}>
          <Input
            type={kind === 'since' ? 'datetime-local' : 'text'}
            value={value}
            onChange={(_, typed) => onChange({ kind, value: typed.value })}
          />
        </Field>
      )}
    </>
  );
}
