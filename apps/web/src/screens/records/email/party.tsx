import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens } from '@fluentui/react-components';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { RecordIcon } from '../../../shared/records/record-icon';
import { PartyPreview } from './party-preview';
import type { Email } from './use-email';

const useStyles = makeStyles({
  parties: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  party: { minWidth: 0, maxWidth: '100%', overflowWrap: 'anywhere', fontWeight: tokens.fontWeightRegular },
  surface: { maxWidth: 'min(420px, calc(100vw - 32px))' },
});

type PartyView = View<'PartyView'>;

interface Props {
  readonly email: Email;
  readonly parties: readonly PartyView[];
}

/** People of a message; behind each, who they are to the organization. */
export function Parties({ email, parties }: Props): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.parties}>
      {parties.map((party) => (
        <Party key={party.address} email={email} party={party} />
      ))}
    </div>
  );
}

function Party({ email, party }: { readonly email: Email; readonly party: PartyView }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const [isOpen, open] = useState(false);
  const { address, name, record } = party;
  const shown = record?.name ?? name ?? address;
  return (
    <Popover trapFocus open={isOpen} onOpenChange={(_, change) => open(change.open)}>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.party}
          size="small"
          icon={
            record === null ? (
              <PersonQuestionMarkRegular aria-label={t('party.unknown')} />
            ) : (
              <RecordIcon table={record.table} />
            )
          }
        >
          {shown}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={shown}>
        {isOpen && <PartyPreview email={email} party={party} close={() => open(false)} />}
      </PopoverSurface>
    </Popover>
  );
}
