import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

/** Names with values beside them. */
export function FieldList({ children }: { readonly children: ReactNode }): JSX.Element {
  return <dl className={useStyles().list}>{children}</dl>;
}

interface LineProps {
  readonly name: string;
  readonly children: ReactNode;
}

export function FieldLine({ name, children }: LineProps): JSX.Element {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>
        <Text>{name}</Text>
      </dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}
