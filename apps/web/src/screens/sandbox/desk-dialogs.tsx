import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/forms/confirm-dialog';
import type { Letter } from './letters/letter';
import { LetterDialog } from './letters/letter-dialog';
import { MoveDialog } from './mail/move-dialog';
import type { FolderTracking } from './mail/use-tracking';
import { RulesDialog } from './rules/rules-dialog';
import type { SandboxFolder } from './sandbox-api';
import type { DeskState } from './use-desk';

export type Asked =
  { readonly what: 'move' | 'discard' | 'rules' } | { readonly what: 'letter'; readonly letter: Letter };

interface Props {
  readonly address: string;
  readonly folders: readonly SandboxFolder[];
  readonly tracking: ReadonlyMap<string, FolderTracking>;
  readonly desk: DeskState;
  readonly asked: Asked | undefined;
  readonly known: readonly string[];
  readonly close: () => void;
}

/** What is being asked, if anything. */
export function DeskDialogs({ address, folders, tracking, desk, asked, known, close }: Props): JSX.Element | null {
  const { t } = useTranslation('sandbox');
  const { chosenIds, folder, move, discard } = desk;
  if (asked === undefined) return null;
  if (asked.what === 'letter') {
    return <LetterDialog address={address} begun={asked.letter} known={known} close={close} />;
  }
  if (asked.what === 'rules') return <RulesDialog address={address} folders={folders} close={close} />;
  return asked.what === 'discard' ? (
    <ConfirmDialog
      title={t('discard.title', { count: chosenIds.length })}
      action={t('discard.action')}
      act={() => discard('hard')}
      close={close}
    >
      {t('discard.text')}
    </ConfirmDialog>
  ) : (
    <MoveDialog
      count={chosenIds.length}
      folders={folders.filter(({ id }) => id !== folder?.id)}
      tracking={tracking}
      move={(folderId) => {
        close();
        move(chosenIds, folderId);
      }}
      close={close}
    />
  );
}
