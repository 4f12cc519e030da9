import { tokens } from '@fluentui/react-components';
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

type Mark = 'tracked' | 'inherited' | 'private' | 'paused' | 'broken';

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

interface Props {
  readonly folder: Folder;
  readonly rule: FolderRule | undefined;
}

/** Whether mail in the folder is tracked, at a glance and read aloud. */
export function FolderMark({ folder, rule }: Props): JSX.Element | null {
  const { t } = useTranslation('user');
  if (rule === undefined) return null;
  const mark = markOf(folder, rule);
  const Icon = icons[mark];
  const name = t(`folders.mark.${mark}`, { record: rule.regarding?.name ?? t('folders.noRecord') });
  return (
    <Icon
      title={name}
      aria-label={name}
      fontSize={16}
      color={mark === 'broken' ? tokens.colorPaletteRedForeground1 : tokens.colorBrandForeground1}
    />
  );
}
