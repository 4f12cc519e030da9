import { Button, Caption1, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { DismissRegular, DocumentArrowUpRegular } from '@fluentui/react-icons';
import { useRef, useState, type ChangeEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ofFile, ofText, type CsvSource } from './csv-source';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalM },
  file: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { overflowWrap: 'anywhere' },
  limits: { color: tokens.colorNeutralForeground2 },
  text: { width: '100%' },
  hidden: { display: 'none' },
});

interface Props {
  readonly source: CsvSource | undefined;
  readonly onChange: (source: CsvSource | undefined) => void;
  readonly disabled: boolean;
  /** Which columns it has. */
  readonly hint: string;
  readonly example: string;
}

/** A table from a file or from the clipboard. A file is not opened here: how it is written the server finds out. */
export function CsvInput({ source, onChange, disabled, hint, example }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const chosen = target.files?.[0];
    if (chosen !== undefined) onChange(ofFile(chosen));
    // The same file can be chosen again, after it was corrected.
    target.value = '';
  };
  const name = source?.name;
  return (
    <div className={styles.root}>
      <div className={styles.file}>
        <Button icon={<DocumentArrowUpRegular />} disabledFocusable={disabled} onClick={() => file.current?.click()}>
          {t('csv.choose')}
        </Button>
        {name !== undefined && (
          <>
            <span className={styles.name}>{name}</span>
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('csv.without', { name })}
              disabledFocusable={disabled}
              onClick={() => onChange(ofText(text))}
            />
          </>
        )}
      </div>
      <Caption1 className={styles.limits}>{t('csv.limits')}</Caption1>
      <input
        ref={file}
        className={styles.hidden}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        aria-label={t('csv.file')}
        disabled={disabled}
        onChange={choose}
      />
      {name === undefined && (
        <Field className={styles.text} label={t('csv.paste')} hint={hint}>
          <Textarea
            value={text}
            rows={5}
            resize="vertical"
            placeholder={example}
            disabled={disabled}
            onChange={(_, { value }) => {
              setText(value);
              onChange(ofText(value));
            }}
          />
        </Field>
      )}
    </div>
  );
}
