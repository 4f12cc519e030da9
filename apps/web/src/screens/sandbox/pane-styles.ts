import { makeStyles, tokens } from '@fluentui/react-components';
import { narrow } from '../../app/narrow';

/** Room for three panes, and for the fourth only below them. */
const medium = '@media (min-width: 721px) and (max-width: 1199px)';

const border = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

/** Panes that scroll in themselves; on a phone one at a time. */
export const usePaneStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(230px, 2fr) minmax(230px, 3fr) minmax(240px, 4fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    height: 'calc(100dvh - 156px)',
    minHeight: '420px',
    gap: tokens.strokeWidthThin,
    border,
    backgroundColor: tokens.colorNeutralStroke2,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  /** Where it is said first that nobody watches the mailbox. */
  belowBar: { height: 'calc(100dvh - 208px)' },
  withActivity: {
    gridTemplateColumns: 'minmax(230px, 2fr) minmax(230px, 3fr) minmax(240px, 4fr) minmax(240px, 3fr)',
    [medium]: {
      gridTemplateColumns: 'minmax(180px, 2fr) minmax(200px, 3fr) minmax(200px, 4fr)',
      gridTemplateRows: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  pane: {
    minWidth: 0,
    overflowY: 'auto',
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  activity: {
    backgroundColor: tokens.colorNeutralBackground2,
    [medium]: { gridColumn: '1 / -1' },
  },
  elsewhere: { [narrow]: { display: 'none' } },
  back: { display: 'none', [narrow]: { display: 'inline-flex' } },
  title: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, padding: tokens.spacingHorizontalS },
  bar: { flexWrap: 'wrap', padding: `0 0 ${tokens.spacingVerticalS}` },
  barButton: { [narrow]: { minWidth: '48px' } },
  /** On a phone signs alone say what the bar offers; they have names for those who cannot see them. */
  barText: { [narrow]: { display: 'none' } },
});
