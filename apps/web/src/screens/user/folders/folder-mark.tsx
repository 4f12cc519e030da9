import { makeStyles, tokens } from '@fluentui/react-components';
import {
  BookmarkFilled,
  BookmarkOffRegular,
  BookmarkRegular,
  ErrorCircleFilled,
  PauseCircleRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Folder, FolderRule } from './folder';

const useStyles = makeStyles({
  legend: {
    listStyleType: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}`,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

const marks = ['tracked', 'inherited', 'private', 'paused', 'broken'] as const;
type Mark = (typeof marks)[number];

const icons: Readonly<Record<Mark, FluentIcon>> = {
  tracked: BookmarkFilled,
  inherited: BookmarkRegular,
  private: BookmarkOffRegular,
  paused: PauseCircleRegular,
  broken: ErrorCircleFilled,
};

const markOf = ({ ruleId }: Folder, { id, action, status }: FolderRule): Mark => {
  if (action === 'do-not-track') return 'private';
  if (status === 'paused') return 'paused';
  if (status === 'disabled' || status === 'error') return 'broken';
  return ruleId === id ? 'tracked' : 'inherited';
};

/** What each mark means, where pointing at one is not how people look. */
export function FolderLegend(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  return (
    <ul className={styles.legend} aria-label={t('folders.legend.label')}>
      {marks.map((mark) => (
        <li key={mark} className={styles.entry}>
          <Sign mark={mark} />
          {t(`folders.legend.${mark}`)}
        </li>
      ))}
    </ul>
  );
}

function Sign({ mark, name }: { readonly mark: Mark; readonly name?: string }): JSX.Element {
  const Icon = icons[mark];
  return (
    <Icon
      {...(name !== undefined && { title: name, 'aria-label': name })}
      fontSize={16}
      color={mark === 'broken' ? tokens.colorPaletteRedForeground1 : tokens.colorBrandForeground1}
    />
  );
}

interface Props {
  readonly folder: Folder;
  readonly rule: FolderRule | undefined;
}

/** Whether mail in the folder is tracked, at a glance and read aloud. */
export function FolderMark({ folder, rule }: Props): JSX.Element | null {
  const { t } = useTranslation('user');
  if (rule === undefined) return null;
  const mark = markOf(folder, rule);
  const name = t(`folders.mark.${mark}`, { record: rule.regarding?.name ?? t('folders.noRecord') });
  return <Sign mark={mark} name={name} />;
}
