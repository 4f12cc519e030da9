import { makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { itemsOf } from '../../../shared/lists/use-pages';
import { DecisionDetail } from './decision-detail';
import { DecisionList } from './decision-list';
import { SavedMessagePanel } from './saved-message-panel';
import { SearchForm } from './search-form';
import { Silence } from './silence';
import { useSavedMessage } from './use-saved-message';
import { useFound, useSought } from './use-why';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(280px, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** Why a message was, or was not, recorded: what was seen, what was compared, and what was concluded. */
export function WhyScreen(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { sought, chosen, seek, choose } = useSought();
  const saved = useSavedMessage();
  const { pages, sought: taken, takenFor } = useFound(sought);
  const decisions = itemsOf(pages);
  const explained = decisions.find(({ id }) => id === chosen);
  const shown = explained ?? decisions[0];
  const isNone = pages.data !== undefined && decisions.length === 0;
  const look = (file: Blob): void =>
    saved.mutate(file, {
      onSuccess: ({ read: { messageId } }) => {
        const { mailboxId } = sought;
        seek({ ...(messageId && { messageId }), ...(mailboxId && { mailboxId }) });
      },
    });
  return (
    <ScreenFrame title={t('why.title')} description={t('why.description')}>
      <SearchForm key={JSON.stringify(sought)} sought={sought} seek={seek} onMessage={look} />
      {!saved.isIdle && <SavedMessagePanel reading={saved} mailboxId={sought.mailboxId} />}
      {takenFor !== undefined && <output>{t(`why.takenFor.${takenFor}`)}</output>}
      <div className={styles.panes}>
        <DecisionList pages={pages} chosen={shown?.id} choose={choose} />
        {shown !== undefined && <DecisionDetail key={shown.id} decision={shown} isAskedFor={shown === explained} />}
      </div>
      {isNone && <Silence sought={taken} seek={seek} />}
    </ScreenFrame>
  );
}
