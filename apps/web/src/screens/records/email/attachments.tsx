import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, AttachRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Email } from './use-email';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
  },
  item: { overflowWrap: 'anywhere' },
});

/** What was attached, as downloads; what was left out is named with the reason. */
export function Attachments({ email: { attachments } }: { readonly email: Email }): JSX.Element | null {
  const styles = useStyles();
  const { t, i18n } = useTranslation('records');
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('email.attachments')}>
      {attachments.map(({ name, sizeBytes, url, omitted }, at) => (
        <li key={`${at} ${name}`} className={styles.item}>
          {url === null ? (
            <Text>
              <AttachRegular aria-hidden /> {name} ({t(`email.omitted.${omitted ?? 'unavailable'}`)})
            </Text>
          ) : (
            <Link href={url} download={name}>
              <ArrowDownloadRegular aria-hidden /> {name} ({sizeOf(sizeBytes, i18n.language)})
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

const units = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
  ['byte', 1],
] as const;

function sizeOf(bytes: number, language: string): string {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? ['byte', 1];
  // Only the whole word has a plural: "4 byte" is none.
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(
    bytes / size,
  );
}
