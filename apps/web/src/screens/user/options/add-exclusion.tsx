import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { CheckGroup } from '../../../shared/forms/check-group';
import { Failure } from '../../../shared/frame/query-state';
import type { NewExclusion, useExclusions } from './use-exclusions';

const kinds = ['address', 'domain', 'subject-words', 'bulk', 'automatic', 'internal', 'private-item'] as const;
const effects = ['skip', 'ignore-party'] as const;
const places = ['from', 'to', 'cc'] as const;
type Effect = (typeof effects)[number];
type Place = (typeof places)[number];
/** Of these one can say where they are looked for, and leave out the person alone. */
const ofParty: readonly NewExclusion['kind'][] = ['address', 'domain'];
const valued: readonly NewExclusion['kind'][] = ['address', 'domain', 'subject-words'];

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly add: ReturnType<typeof useExclusions>['add'];
}

/** What was typed stays when the API refuses it, with the reason at its field. */
export function AddExclusion({ add }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const [kind, setKind] = useState<NewExclusion['kind']>('address');
  const [value, type] = useState('');
  const [effect, setEffect] = useState<Effect>('skip');
  const [where, setWhere] = useState<readonly Place[]>(places);
  const hasValue = valued.includes(kind);
  const isOfParty = ofParty.includes(kind);
  const problem = refusalOf(add.error, 'value');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = isOfParty ? { effect, where: [...where] } : { effect: 'skip' as const };
    add.mutate({ kind, ...wanted, ...(hasValue && { value: value.trim() }) }, { onSuccess: () => type('') });
  };
  return (
    <>
      {add.error !== null && problem === null && <Failure error={add.error} />}
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('exclusions.what')}>
          <Select
            value={kind}
            onChange={(_, chosen) => setKind(kinds.find((known) => known === chosen.value) ?? 'address')}
          >
            {kinds.map((known) => (
              <option key={known} value={known}>
                {t(`exclusions.kind.${known}`)}
              </option>
            ))}
          </Select>
        </Field>
        {hasValue && (
          <Field label={t('exclusions.value')} validationMessage={problem}>
            <Input value={value} onChange={(_, typed) => type(typed.value)} />
          </Field>
        )}
        {isOfParty && <PartyFields effect={effect} onEffect={setEffect} where={where} onWhere={setWhere} />}
        <Button
          type="submit"
          disabledFocusable={add.isPending || (hasValue && value.trim() === '') || (isOfParty && where.length === 0)}
        >
          {t('exclusions.add')}
        </Button>
      </form>
    </>
  );
}

interface PartyProps {
  readonly effect: Effect;
  readonly onEffect: (effect: Effect) => void;
  readonly where: readonly Place[];
  readonly onWhere: (where: readonly Place[]) => void;
}

/** What becomes of a message on which the person is, and in which of its lines. Only the organization blocks. */
function PartyFields({ effect, onEffect, where, onWhere }: PartyProps): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <>
      <Field label={t('exclusions.then')}>
        <Select
          value={effect}
          onChange={(_, { value }) => onEffect(effects.find((known) => known === value) ?? 'skip')}
        >
          {effects.map((known) => (
            <option key={known} value={known}>
              {t(`exclusions.effect.${known}`)}
            </option>
          ))}
          <option disabled>{t('exclusions.blockAbove')}</option>
        </Select>
      </Field>
      <CheckGroup label={t('exclusions.where')}>
        {places.map((place) => (
          <Checkbox
            key={place}
            label={t(`exclusions.place.${place}`)}
            checked={where.includes(place)}
            onChange={(_, { checked }) =>
              onWhere(places.filter((one) => (one === place ? checked === true : where.includes(one))))
            }
          />
        ))}
      </CheckGroup>
    </>
  );
}
