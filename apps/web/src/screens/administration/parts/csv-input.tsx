import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons';
import { useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalM },
  text: { width: '100%' },
  hidden: { display: 'none' },
});

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Which columns it has. */
  readonly hint: string;
  readonly example: string;
}

/** A table from a file or from the clipboard. */
export function CsvInput({ value, onChange, hint, example }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const file = useRef<HTMLInputElement>(null);
  const read = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) onChange(await chosen.text());
  };
  return (
    <div className={styles.root}>
      <Button icon={<DocumentArrowUpRegular />} onClick={() => file.current?.click()}>
        {t('csv.choose')}
      </Button>
      <input
        ref={file}
        className={styles.hidden}
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label={t('csv.file')}
        onChange={({ target }) => void read(target.files?.[0])}
      />
      <Field className={styles.text} label={t('csv.paste')} hint={hint}>
        <Textarea
          value={value}
          rows={5}
          resize="vertical"
          placeholder={example}
          onChange={(_, typed) => onChange(typed.value)}
        />
      </Field>
    </div>
  );
}
