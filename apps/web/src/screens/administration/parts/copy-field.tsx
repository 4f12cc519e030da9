import { Button, Input, makeStyles } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({ input: { width: '100%' } });

interface Props {
  readonly label: string;
  readonly value: string;
}

/** A text to take away: by the button, or by hand where the browser keeps its clipboard to itself. */
export function CopyField({ label, value }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <Input
      className={styles.input}
      readOnly
      value={value}
      aria-label={label}
      onFocus={({ target }) => target.select()}
      contentAfter={
        <Button
          appearance="transparent"
          icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={t(isCopied ? 'copied' : 'copy')}
          onClick={() => void copy().catch(() => setCopied(false))}
        />
      }
    />
  );
}
