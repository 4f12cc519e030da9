import type { JSX } from 'react';
import { QueryState } from '../../../shared/query-state';
import { DraftForm } from './draft-form';
import { filledWithDraft, toChanges } from './draft-values';
import { scopeOf, useChangeDraft, type DraftDetail } from './use-drafts';
import { useValues } from './use-values';

interface Props {
  readonly draft: DraftDetail;
  readonly close: () => void;
}

/** Prepares a draft anew, upon what is published now. */
export function EditDraft({ draft, close }: Props): JSX.Element {
  const scope = scopeOf(draft);
  const query = useValues(scope);
  const save = useChangeDraft(draft.id);
  return (
    <QueryState query={query}>
      {(shown) => (
        <DraftForm
          scope={scope}
          shown={shown.values}
          begin={filledWithDraft(shown, draft)}
          comment={draft.comment ?? ''}
          save={save}
          onSave={(filled, comment) =>
            save.mutate({ changes: toChanges(scope, filled), comment }, { onSuccess: close })
          }
          cancel={close}
        />
      )}
    </QueryState>
  );
}
