import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  label: { fontWeight: tokens.fontWeightSemibold },
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '360px',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props {
  readonly label: string;
  readonly value: unknown;
}

/** A value as JSON under its name, to be read, scrolled and taken away. */
export function Code({ label, value }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const [copied, setCopied] = useState<string>();
  const text = JSON.stringify(value, undefined, 2);
  const isCopied = copied === text;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <Button
          size="small"
          appearance="subtle"
          icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={t(isCopied ? 'copied' : 'copy', { what: label })}
          // A browser may keep its clipboard to itself; the text can be marked by hand.
          onClick={() => void copy().catch(() => setCopied(undefined))}
        >
          {t(isCopied ? 'copiedShort' : 'copyShort')}
        </Button>
      </div>
      {/* What scrolls must be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.text} tabIndex={0} aria-label={label}>
        {text}
      </section>
    </div>
  );
}
