import { Badge } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { RecordLink } from '../../../shared/records/record-link';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { FieldLine, FieldList } from './field-list';

interface Props {
  readonly record: View<'RecordDetailView'>;
}

const texts = ['firstName', 'lastName', 'companyName', 'topic'] as const;

/** What is known of a record. What one may not read is said to be so. */
export function RecordFields({ record }: Props): JSX.Element {
  const { t } = useTranslation('records');
  const { emailAddresses, owner, parentAccount, origin, state, modifiedAt, maskedFields = [] } = record;
  return (
    <FieldList>
      {state === 'inactive' && (
        <FieldLine name={t('field.state')}>
          <Badge appearance="outline">{t('inactive')}</Badge>
        </FieldLine>
      )}
      {emailAddresses.length > 0 && <FieldLine name={t('field.emailAddresses')}>{emailAddresses.join(', ')}</FieldLine>}
      {texts
        .filter((field) => record[field] !== null)
        .map((field) => (
          <FieldLine key={field} name={t(`field.${field}`)}>
            {record[field]}
          </FieldLine>
        ))}
      {parentAccount !== null && (
        <FieldLine name={t('field.account')}>
          <RecordLink record={parentAccount} />
        </FieldLine>
      )}
      {owner !== null && <FieldLine name={t('field.owner')}>{owner.name}</FieldLine>}
      {origin === 'foldwatch' && (
        <FieldLine name={t('field.origin')}>
          <Origin record={record} />
        </FieldLine>
      )}
      <FieldLine name={t('field.modified')}>
        <Moment at={modifiedAt} />
      </FieldLine>
      {maskedFields.length > 0 && <FieldLine name={t('field.masked')}>{maskedFields.join(', ')}</FieldLine>}
    </FieldList>
  );
}

function Origin({ record: { sourceActivityId } }: Props): JSX.Element {
  const { t } = useTranslation('records');
  if (sourceActivityId === null) return <>{t('field.madeHere')}</>;
  return <ScreenLink to={`/activities/${encodeURIComponent(sourceActivityId)}`}>{t('field.madeOf')}</ScreenLink>;
}
