import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { QueryState } from '../../../shared/frame/query-state';
import { RecordLink } from '../../../shared/records/record-link';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { FieldLine, FieldList } from '../record/field-list';
import { AddParty } from './add-party';
import { usePerson, type Email } from './use-email';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

interface Props {
  readonly email: Email;
  readonly party: View<'PartyView'>;
  readonly close: () => void;
}

/** Who somebody is, what is open with their account, and what they wrote last; or how to add them. */
export function PartyPreview({ email, party, close }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const query = usePerson(party.address);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <Subtitle2 as="h2">{party.name ?? party.address}</Subtitle2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('party.close')}
          onClick={close}
        />
      </div>
      <QueryState query={query}>
        {(person) =>
          person.record === null ? (
            <>
              <Text>{t('party.nobody', { address: party.address })}</Text>
              {email.acts.changeRecord && <AddParty email={email} address={party.address} close={close} />}
            </>
          ) : (
            <Known person={person} record={person.record} />
          )
        }
      </QueryState>
    </div>
  );
}

interface KnownProps {
  readonly person: View<'PersonView'>;
  readonly record: NonNullable<View<'PersonView'>['record']>;
}

function Known({ person: { address, account, open, activities }, record }: KnownProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  return (
    <>
      <FieldList>
        <FieldLine name={t('party.record')}>
          <RecordLink record={record} />
        </FieldLine>
        <FieldLine name={t('party.address')}>{address}</FieldLine>
        {account !== null && account.id !== record.id && (
          <FieldLine name={t('field.account')}>
            <RecordLink record={account} />
          </FieldLine>
        )}
        {record.owner !== null && <FieldLine name={t('field.owner')}>{record.owner.name}</FieldLine>}
      </FieldList>
      {open.length > 0 && (
        <>
          <Text weight="semibold">{t('party.open')}</Text>
          <ul className={styles.list}>
            {open.map((item) => (
              <li key={item.id}>
                <RecordLink record={item} />
              </li>
            ))}
          </ul>
        </>
      )}
      {activities.length > 0 && (
        <>
          <Text weight="semibold">{t('party.last')}</Text>
          <ul className={styles.list}>
            {activities.map(({ id, subject }) => (
              <li key={id}>
                <ScreenLink to={`/activities/${encodeURIComponent(id)}`}>{subject || t('email.noSubject')}</ScreenLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
