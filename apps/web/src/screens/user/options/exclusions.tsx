import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular, LockClosedRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { QueryState } from '../../../shared/frame/query-state';
import { RowList } from '../../../shared/lists/row-list';
import { AddExclusion } from './add-exclusion';
import { useExclusions, type Exclusion } from './use-exclusions';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '720px' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Mail that is left out of a mailbox, with how often; to be added to and taken from. */
export function Exclusions({ mailboxId }: { readonly mailboxId: string }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const { fixed, list, add, remove } = useExclusions(mailboxId);
  const [asked, ask] = useState<Exclusion>();
  return (
    <section className={styles.root} aria-label={t('exclusions.title')}>
      <Subtitle2 as="h2">{t('exclusions.title')}</Subtitle2>
      <Text>{t('exclusions.description')}</Text>
      <QueryState query={list}>
        {(exclusions) =>
          exclusions.length === 0 ? (
            <Text>{t('exclusions.none')}</Text>
          ) : (
            <RowList items={exclusions} label={t('exclusions.title')} keyOf={({ id }) => id}>
              {(exclusion) => <Row exclusion={exclusion} remove={() => ask(exclusion)} />}
            </RowList>
          )
        }
      </QueryState>
      <AddExclusion add={add} />
      {fixed.data !== undefined && fixed.data.length > 0 && (
        <>
          <Text as="h3" weight="semibold" className={styles.heading}>
            {t('exclusions.fixedTitle')}
          </Text>
          <RowList items={fixed.data} label={t('exclusions.fixedTitle')} keyOf={({ id }) => id}>
            {(exclusion) => <Row exclusion={exclusion} />}
          </RowList>
        </>
      )}
      {asked !== undefined && (
        <ConfirmDialog
          title={t('exclusions.removeTitle')}
          action={t('exclusions.remove')}
          act={() => remove.mutateAsync(asked.id)}
          close={() => ask(undefined)}
        >
          {t('exclusions.removeText', { count: asked.hits ?? 0 })}
        </ConfirmDialog>
      )}
    </section>
  );
}

interface RowProps {
  readonly exclusion: Exclusion;
  /** None where it is not to be taken away here. */
  readonly remove?: () => void;
}

function Row({ exclusion: { kind, value, effect, hits, where }, remove }: RowProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const name = value ?? t(`exclusions.kind.${kind}`);
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <Text block>{value === null ? name : `${t(`exclusions.kind.${kind}`)}: ${value}`}</Text>
        <Text size={200} className={styles.quiet}>
          {[
            t(`exclusions.effect.${effect}`),
            where.length > 0 &&
              t('exclusions.looksAt', { places: where.map((one) => t(`exclusions.place.${one}`)).join(', ') }),
            hits !== null && t('exclusions.hits', { count: hits }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      {remove === undefined ? (
        <Text size={200}>
          <LockClosedRegular aria-hidden /> {t('exclusions.organization')}
        </Text>
      ) : (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('exclusions.removeOne', { name })}
          onClick={remove}
        />
      )}
    </div>
  );
}
