import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../shared/forms/use-focus-back';
import type { SandboxFolder } from '../sandbox-api';
import type { FolderTracking } from './use-tracking';

const useStyles = makeStyles({ folders: { maxHeight: '50vh', overflowY: 'auto' } });

interface Props {
  readonly count: number;
  /** Those into which the messages can go. */
  readonly folders: readonly SandboxFolder[];
  readonly tracking: ReadonlyMap<string, FolderTracking>;
  readonly move: (folderId: string) => void;
  readonly close: () => void;
}

/** Asks where to move: arrow keys choose, Enter moves. The first tracked folder is offered, once those are known. */
export function MoveDialog({ count, folders, tracking, move, close }: Props): JSX.Element {
  useFocusBack();
  const styles = useStyles();
  const { t } = useTranslation(['sandbox', 'app']);
  const isTracked = ({ id }: SandboxFolder): boolean => tracking.get(id)?.rule.action === 'track';
  const [chosen, choose] = useState<string>();
  const target = chosen ?? (folders.find(isTracked) ?? folders[0])?.id ?? '';
  const list = useRef<HTMLDivElement>(null);
  useEffect(
    () => list.current?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(target)}"]`)?.focus(),
    [target],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    move(target);
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t('move.title', { count })}</DialogTitle>
            <DialogContent>
              <div ref={list} className={styles.folders}>
                <RadioGroup aria-label={t('folders.label')} value={target} onChange={(_, { value }) => choose(value)}>
                  {folders.map((folder) => (
                    <Radio
                      key={folder.id}
                      value={folder.id}
                      label={isTracked(folder) ? t('move.tracked', { path: folder.path }) : folder.path}
                    />
                  ))}
                </RadioGroup>
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('app:cancel')}</Button>
              <Button type="submit" appearance="primary">
                {t('move.action')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
