import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormStyles } from './form-styles';

interface Props {
  readonly isSaving: boolean;
  readonly cancel: () => void;
}

/** The two ends of a form that was opened in place. */
export function SaveOrCancel({ isSaving, cancel }: Props): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation(['user', 'app']);
  return (
    <div className={styles.buttons}>
      <Button type="submit" appearance="primary" disabled={isSaving}>
        {t('save')}
      </Button>
      <Button onClick={cancel}>{t('app:cancel')}</Button>
    </div>
  );
}
