import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { JsonView } from '../../../shared/values/json-view';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
});

interface Props {
  readonly label: string;
  readonly value: unknown;
}

/** A value as JSON below its name. */
export function Code({ label, value }: Props): JSX.Element {
  return (
    <div className={useStyles().root}>
      <Text weight="semibold">{label}</Text>
      {/* Another value was not copied yet. */}
      <JsonView key={JSON.stringify(value)} label={label} value={value} />
    </div>
  );
}
