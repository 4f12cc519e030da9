import { Badge, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular, EditRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import { MailboxName } from '../mailbox-name';
import { exclusionText } from '../policies/history/change-texts';
import type { Exclusion } from './use-exclusions';
import { ForWriters } from '../for-writers';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  what: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Nobody added it: it holds unless somebody takes it away. */
const isFromTheStart = (createdAt: string): boolean => Date.parse(createdAt) === 0;

interface Props {
  readonly exclusion: Exclusion;
  readonly edit: () => void;
  readonly remove: () => void;
}

/** One exclusion: what it is about and does, where it looks, whose it is, and how often it held. */
export function ExclusionRow({ exclusion, edit, remove }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { kind, value, effect, where, mailboxId, hits: held, createdAt } = exclusion;
  const hits = held ?? 0;
  const places = where.map((place) => t(`exclusions.places.${place}`)).join(', ');
  const name = exclusionText(t, exclusion);
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <Body1Strong>
          {t(`exclusionKinds.${kind}`)} {value}
        </Body1Strong>
        <span>{t(`exclusions.effects.${effect}`)}</span>
        <Caption1 className={styles.quiet}>
          {places !== '' && <>{t('exclusions.looksAt', { places })} · </>}
          {mailboxId === null ? t('exclusions.organization') : <MailboxName id={mailboxId} />} ·{' '}
          {isFromTheStart(createdAt) ? t('exclusions.always') : <Moment at={createdAt} />}
        </Caption1>
      </div>
      <Badge appearance="tint" color={hits > 0 ? 'brand' : 'informative'}>
        {t('exclusions.hits', { count: hits })}
      </Badge>
      <ForWriters>
        <Button
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={t('exclusions.editOne', { name })}
          onClick={edit}
        />
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('exclusions.removeOne', { name })}
          onClick={remove}
        />
      </ForWriters>
    </div>
  );
}
