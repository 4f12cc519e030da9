import { makeStyles, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';

const useStyles = makeStyles({
  root: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, paddingBottom: tokens.spacingVerticalXXS },
  boxes: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
});

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

/** Several boxes to tick under one name. A `Field` would give each of them the same id, so that each label ticked the first. */
export function CheckGroup({ label, children }: Props): JSX.Element {
  const styles = useStyles();
  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.boxes}>{children}</div>
    </fieldset>
  );
}
