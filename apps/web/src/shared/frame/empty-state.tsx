import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Instead of content: why there is none, and what to do about it. */
export function EmptyState({ title, children }: Props): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      {children}
    </div>
  );
}
