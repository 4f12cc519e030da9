import {
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ConfirmDialog } from '../../../../shared/forms/confirm-dialog';
import { DifferenceView } from '../../../../shared/changes/difference-view';
import { Moment } from '../../../../shared/values/moment';
import { QueryState } from '../../../../shared/frame/query-state';
import { ScreenFrame } from '../../../../shared/frame/screen-frame';
import { toDifferences } from '../history/change-texts';
import { DraftScope } from './draft-scope';
import { EditDraft } from './edit-draft';
import { isFormed } from './draft-values';
import { pathOf } from '../scope/scope';
import { SimulationPanel } from '../simulation/simulation-panel';
import { isApproval, scopeOf, useDiscardDraft, useDraft, usePublishDraft, type DraftDetail } from './use-drafts';
import { ForWriters } from '../../for-writers';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '720px' },
  heading: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What was prepared: how it differs from now, what it would do, and the ways on from here. */
export function DraftScreen(): JSX.Element {
  const { t } = useTranslation('policy');
  const { draftId = '' } = useParams();
  const query = useDraft(draftId);
  return (
    <ScreenFrame back="/policies" title={t('draft.title')}>
      <QueryState query={query}>{(draft) => <Draft key={draft.id} draft={draft} />}</QueryState>
    </ScreenFrame>
  );
}

function Draft({ draft }: { readonly draft: DraftDetail }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [isEdited, edit] = useState(false);
  return (
    <>
      <section className={styles.section} aria-label={t('draft.difference')}>
        <Caption1>
          <DraftScope draft={draft} /> · {t('draft.by', { name: draft.modifiedBy })} <Moment at={draft.modifiedAt} />
        </Caption1>
        {draft.comment !== null && <p className={styles.heading}>{draft.comment}</p>}
        {draft.outdated && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('draft.outdated')}</MessageBarBody>
          </MessageBar>
        )}
        <Subtitle2 as="h2" className={styles.heading}>
          {t('draft.difference')}
        </Subtitle2>
        <DifferenceView label={t('draft.difference')} differences={toDifferences(t, draft.changes)} />
      </section>
      <ForWriters>
        {isEdited ? (
          <EditDraft draft={draft} close={() => edit(false)} />
        ) : (
          <>
            <DraftActions draft={draft} edit={() => edit(true)} />
            {/* What was tried of it before it was changed is of no use. */}
            <SimulationPanel key={draft.revision} draftId={draft.id} mailboxId={draft.mailboxId ?? undefined} />
          </>
        )}
      </ForWriters>
    </>
  );
}

function DraftActions({ draft, edit }: { readonly draft: DraftDetail; readonly edit: () => void }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const navigate = useNavigate();
  const [asked, ask] = useState<'publish' | 'discard'>();
  const publish = usePublishDraft(draft.id);
  const discard = useDiscardDraft(draft.id);
  const overview = pathOf(scopeOf(draft));
  const acts = {
    publish: async () => {
      const answer = await publish.mutateAsync(undefined);
      await navigate(isApproval(answer) ? `/approvals?chosen=${answer.approvalId}` : overview);
    },
    discard: async () => {
      await discard.mutateAsync(undefined);
      await navigate(overview);
    },
  };
  return (
    <div className={styles.actions}>
      <Button appearance="primary" disabled={draft.changes.length === 0} onClick={() => ask('publish')}>
        {t('draft.publish')}
      </Button>
      {isFormed(draft) && <Button onClick={edit}>{t('draft.edit')}</Button>}
      <Button onClick={() => ask('discard')}>{t('draft.discard')}</Button>
      {asked !== undefined && (
        <ConfirmDialog
          title={t(`draft.ask.${asked}.title`)}
          action={t(`draft.${asked}`)}
          act={acts[asked]}
          close={() => ask(undefined)}
        >
          {t(`draft.ask.${asked}.text`, { count: draft.changes.length })}
        </ConfirmDialog>
      )}
    </div>
  );
}
