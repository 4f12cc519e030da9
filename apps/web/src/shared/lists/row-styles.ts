import { makeStyles, tokens } from '@fluentui/react-components';
import { narrow } from '../../app/narrow';

/** Of one row of a list: side by side where there is room, below one another on a phone. */
export const useRowStyles = makeStyles({
  row: {
    display: 'grid',
    alignItems: 'center',
    justifyItems: 'start',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    [narrow]: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  },
  /** What a row is about; on a phone it has a line of its own. */
  cell: { minWidth: 0, overflowWrap: 'anywhere', [narrow]: { flexBasis: '100%' } },
  quiet: { color: tokens.colorNeutralForeground2, minWidth: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
