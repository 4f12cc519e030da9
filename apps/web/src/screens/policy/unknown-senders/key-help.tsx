import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { Fragment, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

const useStyles = makeStyles({
  keys: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  key: { fontFamily: tokens.fontFamilyMonospace },
  what: { margin: 0 },
});

const keys = [
  ['j ↓', 'next'],
  ['k ↑', 'previous'],
  ['x', 'select'],
  ['a', 'all'],
  ['c', 'contact'],
  ['l', 'lead'],
  ['s', 'same'],
  ['i', 'ignore'],
  ['I', 'ignoreAnywhere'],
  ['z', 'undo'],
  ['?', 'help'],
] as const;

export function KeyHelp({ close }: { readonly close: () => void }): JSX.Element {
  useFocusBack();
  const styles = useStyles();
  const { t } = useTranslation('policy');
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('senders.keys')}</DialogTitle>
          <DialogContent>
            <dl className={styles.keys}>
              {keys.map(([key, what]) => (
                <Fragment key={key}>
                  <dt>
                    <kbd className={styles.key}>{key}</kbd>
                  </dt>
                  <dd className={styles.what}>{t(`senders.help.${what}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {t('senders.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
