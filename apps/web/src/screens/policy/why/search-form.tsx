import { Button, Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MailboxPicker } from '../mailbox-picker';
import { EmlEntry } from './eml-entry';
import type { Sought, Verdict } from './use-why';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    '> *': { minWidth: 0 },
  },
  text: { flex: '2 1 260px' },
  outcome: { minWidth: '140px' },
});

const outcomes = ['any', 'track', 'skip', 'noted'] as const satisfies readonly (Verdict | 'any')[];
type Outcome = (typeof outcomes)[number];
const isOutcome = (text: string | undefined): text is Outcome => outcomes.some((outcome) => outcome === text);

/** A Message-ID is told by its angle brackets, an address by its sign; all else are words. */
function toSought(text: string): Sought {
  if (text === '') return {};
  if (/^<\S+>$/.test(text)) return { messageId: text };
  return /^[^\s@]+@[^\s@]+$/.test(text) ? { address: text } : { q: text };
}

interface Props {
  readonly sought: Sought;
  readonly seek: (sought: Sought) => void;
  readonly onMessage: (file: Blob) => void;
}

export function SearchForm({ sought, seek, onMessage }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [text, setText] = useState(sought.messageId ?? sought.address ?? sought.q ?? '');
  const { mailboxId, verdict } = sought;
  const seekWith = (changed: { mailboxId?: string | undefined; verdict?: Verdict | undefined }): void => {
    const wanted = { mailboxId, verdict, ...changed };
    seek({
      ...toSought(text.trim()),
      ...(wanted.mailboxId !== undefined && { mailboxId: wanted.mailboxId }),
      ...(wanted.verdict !== undefined && { verdict: wanted.verdict }),
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    seekWith({});
  };
  const outcome = verdict ?? 'any';
  return (
    <search>
      <form className={styles.form} onSubmit={submit}>
        <Field className={styles.text} label={t('why.text')}>
          <Input
            type="search"
            value={text}
            placeholder={t('why.textHint')}
            contentBefore={<SearchRegular />}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <MailboxPicker
          label={t('why.mailbox')}
          none={t('why.allMailboxes')}
          value={mailboxId}
          onChoice={(chosen) => seekWith({ mailboxId: chosen })}
        />
        <Field label={t('why.outcome')}>
          <Dropdown
            className={styles.outcome}
            value={t(`why.outcomes.${outcome}`)}
            selectedOptions={[outcome]}
            onOptionSelect={(_, { optionValue }) =>
              isOutcome(optionValue) && seekWith({ verdict: optionValue === 'any' ? undefined : optionValue })
            }
          >
            {outcomes.map((one) => (
              <Option key={one} value={one}>
                {t(`why.outcomes.${one}`)}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Button type="submit" appearance="primary">
          {t('why.search')}
        </Button>
        <EmlEntry onMessage={onMessage} />
      </form>
    </search>
  );
}
