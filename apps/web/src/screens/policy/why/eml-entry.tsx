import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  makeStyles,
  mergeClasses,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState, type ChangeEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  choose: { alignSelf: 'start' },
  file: { display: 'none' },
  over: { position: 'fixed', inset: 0, zIndex: 1, display: 'none', placeItems: 'center' },
  shown: {
    display: 'grid',
    border: `3px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    opacity: 0.9,
  },
});

interface Props {
  readonly onMessage: (file: Blob) => void;
}

/** A saved message may be dropped anywhere on the screen, chosen, or pasted. */
export function EmlEntry({ onMessage }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [isOpen, open] = useState(false);
  const take = (file: Blob): void => {
    open(false);
    onMessage(file);
  };
  const isOver = useDroppedFile(take);
  return (
    <>
      <div className={mergeClasses(styles.over, isOver && styles.shown)} aria-hidden>
        {t('why.drop')}
      </div>
      <Dialog open={isOpen} onOpenChange={(_, data) => open(data.open)}>
        <DialogTrigger disableButtonEnhancement>
          <Button icon={<MailRegular />}>{t('why.eml')}</Button>
        </DialogTrigger>
        <DialogSurface>
          <PasteForm take={take} />
        </DialogSurface>
      </Dialog>
    </>
  );
}

function PasteForm({ take }: { readonly take: (file: Blob) => void }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['policy', 'app']);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0];
    if (file !== undefined) take(file);
  };
  return (
    <DialogBody>
      <DialogTitle>{t('why.eml')}</DialogTitle>
      <DialogContent className={styles.content}>
        <p className={styles.text}>{t('why.emlHint')}</p>
        <p className={mergeClasses(styles.text, styles.quiet)}>{t('why.emlLimits')}</p>
        <input
          ref={input}
          className={styles.file}
          type="file"
          accept=".eml,.msg,message/rfc822"
          aria-label={t('why.file')}
          onChange={choose}
        />
        <Button className={styles.choose} onClick={() => input.current?.click()}>
          {t('why.chooseFile')}
        </Button>
        <Field label={t('why.paste')}>
          <Textarea rows={8} value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
      </DialogContent>
      <DialogActions>
        <DialogTrigger disableButtonEnhancement>
          <Button>{t('app:cancel')}</Button>
        </DialogTrigger>
        <Button appearance="primary" disabled={text.trim() === ''} onClick={() => take(new Blob([text]))}>
          {t('why.look')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

/** Hands on a file that is dropped anywhere on the page; true while one hovers over it. */
function useDroppedFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      setOver(false);
      if (file === undefined) return;
      event.preventDefault();
      latest.current(file);
    };
    const { body } = document;
    body.addEventListener('dragover', over);
    body.addEventListener('dragleave', leave);
    body.addEventListener('drop', drop);
    return () => {
      body.removeEventListener('dragover', over);
      body.removeEventListener('dragleave', leave);
      body.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
