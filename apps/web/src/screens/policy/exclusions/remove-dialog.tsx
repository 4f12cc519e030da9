import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { exclusionText } from '../policies/history/change-texts';
import { isApproval } from '../policies/drafts/use-drafts';
import { useRemoveExclusion, type Exclusion, type Owner } from './use-exclusions';

interface Props {
  readonly owner: Owner;
  readonly exclusion: Exclusion;
  readonly onWaiting: (approvalId: string) => void;
  readonly close: () => void;
}

export function RemoveDialog({ owner, exclusion, onWaiting, close }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  const remove = useRemoveExclusion(owner);
  const act = async (): Promise<void> => {
    const answer = await remove.mutateAsync(exclusion.id);
    if (isApproval(answer)) onWaiting(answer.approvalId);
  };
  return (
    <ConfirmDialog title={t('exclusions.askRemove')} action={t('exclusions.remove')} act={act} close={close}>
      <p>{exclusionText(t, exclusion)}</p>
      {t('exclusions.removeText', { count: exclusion.hits ?? 0 })}
    </ConfirmDialog>
  );
}
