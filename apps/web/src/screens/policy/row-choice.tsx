import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: '0 solid transparent',
    borderInlineStartWidth: '3px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
});

interface Props {
  readonly isChosen: boolean;
  readonly choose: () => void;
  readonly children: ReactNode;
}

/** A row of a list of which one is looked at closer. */
export function RowChoice({ isChosen, choose, children }: Props): JSX.Element {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, isChosen && styles.chosen)}
      aria-current={isChosen}
      onClick={choose}
    >
      {children}
    </button>
  );
}
