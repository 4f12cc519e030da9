import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../shared/values/facts';
import { Section } from '../../../shared/frame/section';
import { Code } from '../parts/code';
import { storedSamples } from './stored-samples';

const useStyles = makeStyles({ choice: { maxWidth: '360px' } });

interface Props {
  /** Empty: the first there is. */
  readonly name: string;
  readonly choose: (name: string) => void;
}

const names = [...storedSamples.keys()];
const first = 'activity.tracked.v1';

export function SampleMessage({ name, choose }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const chosen = storedSamples.has(name) ? name : first;
  const sample = storedSamples.get(chosen);
  return (
    <Section title={t('samples.stored')}>
      <Field className={styles.choice} label={t('samples.message')}>
        <Select value={chosen} onChange={(_, { value }) => choose(value)}>
          {names.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      {sample !== undefined && (
        <>
          <Facts
            facts={[
              [t('samples.topic'), sample.topic],
              [t('samples.key'), sample.key],
            ]}
          />
          <Code label={t('samples.headers')} value={sample.headers} />
          {sample.value === null ? t('samples.tombstone') : <Code label={t('samples.value')} value={sample.value} />}
        </>
      )}
    </Section>
  );
}
