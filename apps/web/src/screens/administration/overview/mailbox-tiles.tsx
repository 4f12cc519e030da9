import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../shared/frame/section';
import { Tile, Tiles } from './tile';
import type { Overview } from './use-overview';

const states = ['enabled', 'pending', 'disabled'] as const;
const troubles = ['throttled', 'failing', 'stopped'] as const;

export function MailboxTiles({ mailboxes }: Pick<Overview, 'mailboxes'>): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Section title={t('overview.mailboxes')}>
      <Tiles>
        {states.map((state) => (
          <Tile
            key={state}
            to={`/mailboxes?show=${state}`}
            name={t(`mailbox.state.${state}`)}
            value={mailboxes[state]}
          />
        ))}
        {troubles.map((standing) => (
          <Tile
            key={standing}
            to={`/mailboxes?show=${standing}`}
            name={t(`mailbox.standing.${standing}`)}
            value={mailboxes[standing]}
            isWanting={mailboxes[standing] > 0}
          />
        ))}
      </Tiles>
    </Section>
  );
}
