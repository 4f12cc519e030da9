import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

const useStyles = makeStyles({
  tile: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  wanting: {
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderInlineStartColor: tokens.colorStatusWarningBorderActive,
  },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  word: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: { overflowWrap: 'anywhere' },
  name: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly to: string;
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Whether it asks for somebody's attention. */
  readonly isWanting?: boolean;
}

const isWord = (value: ReactNode): boolean => typeof value === 'string' && !/^\d/u.test(value);

/** A number that opens its list. */
export function Tile({ to, name, value, note, isWanting = false }: Props): JSX.Element {
  const styles = useStyles();
  const go = useLinkClickHandler(to);
  return (
    <a className={mergeClasses(styles.tile, isWanting && styles.wanting)} href={useHref(to)} onClick={go}>
      <span className={styles.name}>{name}</span>
      <span className={isWord(value) ? styles.word : styles.number}>{value}</span>
      {typeof note !== 'undefined' && note !== false && note !== '' && (
        <Caption1 className={styles.note}>{note}</Caption1>
      )}
    </a>
  );
}

const useTilesStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

export function Tiles({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className={useTilesStyles().tiles}>{children}</div>;
}
