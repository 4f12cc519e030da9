import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { QueryState } from '../../../shared/frame/query-state';
import { RowList } from '../../../shared/lists/row-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter } from '../../../shared/lists/use-filter';
import { LinkButton } from '../../../shared/frame/link-button';
import { MailboxPicker } from '../mailbox-picker';
import { ExclusionDialog } from './exclusion-dialog';
import { ExclusionRow } from './exclusion-row';
import { RemoveDialog } from './remove-dialog';
import { TestBox } from './test-box';
import { useExclusions, type Exclusion, type Owner } from './use-exclusions';
import { ForWriters } from '../for-writers';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  list: { maxWidth: '900px' },
});

/** What is not recorded, of the organization and of a mailbox, with how often it held; and what would become of a message. */
export function ExclusionsScreen(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const filter = useFilter(['mailboxId']);
  const owner = filter.text('mailboxId') || undefined;
  return (
    <ScreenFrame title={t('exclusions.title')} description={t('exclusions.description')}>
      <div className={styles.bar}>
        <MailboxPicker
          label={t('exclusions.of')}
          none={t('exclusions.organization')}
          value={owner}
          onChoice={(id = '') => filter.set('mailboxId', id)}
        />
      </div>
      <Exclusions key={owner} owner={owner} />
      <ForWriters>
        <TestBox key={`test ${owner}`} owner={owner} />
      </ForWriters>
    </ScreenFrame>
  );
}

/** A new one, the one that is replaced, or the one that is about to be removed. */
type Asked =
  { readonly to: 'save'; readonly exclusion?: Exclusion } | { readonly to: 'remove'; readonly exclusion: Exclusion };

function Exclusions({ owner }: { readonly owner: Owner }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const query = useExclusions(owner);
  const [asked, ask] = useState<Asked>();
  const [waiting, wait] = useState<string>();
  const close = (): void => ask(undefined);
  return (
    <>
      <ForWriters>
        <div>
          <Button appearance="primary" icon={<AddRegular />} onClick={() => ask({ to: 'save' })}>
            {t('exclusions.add')}
          </Button>
        </div>
      </ForWriters>
      {waiting !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('exclusions.waiting')}{' '}
            <LinkButton to={`/approvals?chosen=${encodeURIComponent(waiting)}`}>{t('approvals.title')}</LinkButton>
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.list}>
        <QueryState query={query}>
          {(exclusions) =>
            exclusions.length === 0 ? (
              <EmptyState title={t('exclusions.none.title')}>{t('exclusions.none.text')}</EmptyState>
            ) : (
              <RowList items={exclusions} label={t('exclusions.title')} keyOf={({ id }) => id}>
                {(exclusion) => (
                  <ExclusionRow
                    exclusion={exclusion}
                    edit={() => ask({ to: 'save', exclusion })}
                    remove={() => ask({ to: 'remove', exclusion })}
                  />
                )}
              </RowList>
            )
          }
        </QueryState>
      </div>
      {asked?.to === 'save' && (
        <ExclusionDialog owner={owner} exclusion={asked.exclusion} onWaiting={wait} close={close} />
      )}
      {asked?.to === 'remove' && (
        <RemoveDialog owner={owner} exclusion={asked.exclusion} onWaiting={wait} close={close} />
      )}
    </>
  );
}
