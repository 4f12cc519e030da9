import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: { position: 'relative', minWidth: 0 },
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '320px',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  copy: { position: 'absolute', insetInlineEnd: tokens.spacingHorizontalM, top: tokens.spacingVerticalXS },
});

interface Props {
  readonly label: string;
  readonly value: unknown;
}

/** A value as JSON, to be read and copied; it scrolls inside itself, also by keyboard. */
export function JsonView({ label, value }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const text = JSON.stringify(value, undefined, 2);
  return (
    <section className={styles.root} aria-label={label}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard */}
      <pre className={styles.text} tabIndex={0}>
        {text}
      </pre>
      <Button
        className={styles.copy}
        size="small"
        appearance="subtle"
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        aria-label={t(isCopied ? 'json.copied' : 'json.copy')}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
    </section>
  );
}
