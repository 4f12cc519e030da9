import { Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { CheckGroup } from '../../../shared/forms/check-group';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { isApproval } from '../policies/drafts/use-drafts';
import { useSaveExclusion, type Exclusion, type ExclusionRequest, type Owner } from './use-exclusions';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

const kinds = ['address', 'domain', 'subject-words', 'private-item', 'bulk', 'automatic', 'internal'] as const;
const effects = ['skip', 'ignore-party', 'block'] as const;
const places = ['from', 'to', 'cc'] as const;

type Kind = Exclusion['kind'];

const hasValue = (kind: Kind): boolean => kind === 'address' || kind === 'domain' || kind === 'subject-words';
const hasPlaces = (kind: Kind): boolean => kind === 'address' || kind === 'domain';

const toRequest = ({ kind, value, effect, where }: ExclusionRequest): ExclusionRequest => ({
  kind,
  ...(effect !== undefined && { effect }),
  ...(hasValue(kind) && value !== undefined && { value: value.trim() }),
  ...(hasPlaces(kind) && where !== undefined && { where }),
});

const begun = (exclusion: Exclusion | undefined): ExclusionRequest =>
  exclusion === undefined
    ? { kind: 'address', value: '', effect: 'skip', where: [...places] }
    : { ...exclusion, value: exclusion.value ?? '' };

interface Props {
  readonly owner: Owner;
  /** The one to replace; none to add one. */
  readonly exclusion: Exclusion | undefined;
  readonly onWaiting: (approvalId: string) => void;
  readonly close: () => void;
}

export function ExclusionDialog({ owner, exclusion, onWaiting, close }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [filled, fill] = useState(() => begun(exclusion));
  const save = useSaveExclusion(owner, exclusion?.id);
  const { kind, value = '' } = filled;
  const act = async (): Promise<void> => {
    const answer = await save.mutateAsync(toRequest(filled));
    if (isApproval(answer)) onWaiting(answer.approvalId);
  };
  return (
    <ConfirmDialog
      title={t(exclusion === undefined ? 'exclusions.add' : 'exclusions.edit')}
      action={t('exclusions.save')}
      isReady={!hasValue(kind) || value.trim() !== ''}
      act={act}
      close={close}
    >
      <div className={styles.form}>
        <Field label={t('exclusions.kind')} validationMessage={refusalOf(save.error, 'kind')}>
          <Select
            value={kind}
            onChange={(_, chosen) => fill({ ...filled, kind: kinds.find((one) => one === chosen.value) ?? kind })}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`exclusionKinds.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {hasValue(kind) && (
          <Field label={t('exclusions.value')} required validationMessage={refusalOf(save.error, 'value')}>
            <Input value={value} onChange={(_, typed) => fill({ ...filled, value: typed.value })} />
          </Field>
        )}
        <EffectFields owner={owner} filled={filled} fill={fill} problem={refusalOf(save.error, 'effect')} />
      </div>
    </ConfirmDialog>
  );
}

interface FieldsProps {
  readonly owner: Owner;
  readonly filled: ExclusionRequest;
  readonly fill: (filled: ExclusionRequest) => void;
  readonly problem: string | null;
}

function EffectFields({ owner, filled, fill, problem }: FieldsProps): JSX.Element {
  const { t } = useTranslation('policy');
  const { kind, effect, where = [] } = filled;
  const offered = effects.filter((one) => one !== 'block' || owner === undefined);
  const look = (place: (typeof places)[number], isLookedAt: boolean): void =>
    fill({ ...filled, where: places.filter((one) => (one === place ? isLookedAt : where.includes(one))) });
  return (
    <>
      <Field label={t('exclusions.effect')} validationMessage={problem}>
        <Select
          value={effect ?? 'skip'}
          onChange={(_, { value }) => fill({ ...filled, effect: offered.find((one) => one === value) ?? 'skip' })}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {t(`exclusions.effects.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {hasPlaces(kind) && (
        <CheckGroup label={t('exclusions.where')}>
          {places.map((place) => (
            <Checkbox
              key={place}
              label={t(`exclusions.places.${place}`)}
              checked={where.includes(place)}
              onChange={(_, { checked }) => look(place, checked === true)}
            />
          ))}
        </CheckGroup>
      )}
    </>
  );
}
