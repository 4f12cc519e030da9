import { Field, Input } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { toValue, type decidedAbove, type Options } from './option';

interface Props {
  readonly name: (typeof decidedAbove)[number];
  readonly option: Options[(typeof decidedAbove)[number]];
}

/** What holds here and is not to be chosen here. */
export function DecidedAbove({ name, option: { effective, source } }: Props): JSX.Element {
  const { t } = useTranslation('user');
  const holds = toValue(effective);
  return (
    <Field
      label={t(`options.label.${name}`)}
      hint={
        <>
          <LockClosedRegular aria-hidden /> {t(`options.decided.${source === 'team' ? 'team' : 'organization'}`)}
        </>
      }
    >
      <Input disabled value={holds === '' ? '' : t(`options.value.${holds}`)} />
    </Field>
  );
}
