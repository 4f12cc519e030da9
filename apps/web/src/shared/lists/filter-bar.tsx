import { Button, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { Fragment, useEffect, useEffectEvent, useState, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from './use-filter';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  text: { flexGrow: 1, maxWidth: '360px', minWidth: '180px' },
  search: { width: '100%' },
  choice: { minWidth: 0, maxWidth: 'min(100%, 320px)', gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface BarProps {
  readonly filter: Pick<Filter<string>, 'isSet' | 'clear' | 'cleared'>;
  readonly children: ReactNode;
}

/** What narrows a list down, above it; the fields are `FilterText` and `FilterChoice`. */
export function FilterBar({ filter: { isSet, clear, cleared }, children }: BarProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <search className={styles.bar}>
      <Fragment key={cleared}>{children}</Fragment>
      {isSet && (
        <Button appearance="subtle" onClick={clear}>
          {t('clearFilter')}
        </Button>
      )}
    </search>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Long enough that a word is asked for, not each of its letters. */
const pauseMs = 250;

export function FilterText({ label, value, onChange }: TextProps): JSX.Element {
  const styles = useStyles();
  // Nothing before somebody types: what the address says is shown then.
  const [draft, setDraft] = useState<string>();
  const tell = useEffectEvent((typed: string) => typed !== value && onChange(typed));
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => tell(draft.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [draft]);
  return (
    <Field className={styles.text} label={label}>
      <SearchBox className={styles.search} value={draft ?? value} onChange={(_, typed) => setDraft(typed.value)} />
    </Field>
  );
}

interface ChoiceProps extends TextProps {
  /** What choosing nothing is called. */
  readonly any: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
}

export function FilterChoice({ label, value, onChange, any, choices }: ChoiceProps): JSX.Element {
  const styles = useStyles();
  return (
    <Field className={styles.choice} label={label}>
      <Select value={value} onChange={(_, chosen) => onChange(chosen.value)}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
