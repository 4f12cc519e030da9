import type { JSX } from 'react';
import { QueryState } from '../../../../shared/frame/query-state';
import { DraftForm } from './draft-form';
import { filledWithDraft, toChanges } from './draft-values';
import { asSent, EditRules } from './edit-rules';
import { scopeOf, useChangeDraft, type DraftChanges, type DraftDetail } from './use-drafts';
import { useValues } from '../values/use-values';

interface Props {
  readonly draft: DraftDetail;
  readonly close: () => void;
}

/** Prepares a draft anew, upon what is published now, in the form in which it was prepared first. */
export function EditDraft({ draft, close }: Props): JSX.Element {
  const save = useChangeDraft(draft.id);
  const { parts } = draft;
  const send = (changes: DraftChanges, comment: string): void =>
    save.mutate({ changes, comment }, { onSuccess: close });
  const form = { draft, save, onSave: send, cancel: close };
  const hasRules = parts !== null && parts.folderRules.length + parts.removedFolderRules.length > 0;
  return (
    <>
      {hasRules && <EditRules {...form} parts={parts} />}
      {(!hasRules || parts.options !== null) && <EditOptions {...form} />}
    </>
  );
}

interface OptionsProps {
  readonly draft: DraftDetail;
  readonly save: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSave: (changes: DraftChanges, comment: string) => void;
  readonly cancel: () => void;
}

function EditOptions({ draft, save, onSave, cancel }: OptionsProps): JSX.Element {
  const scope = scopeOf(draft);
  const query = useValues(scope);
  const others = draft.parts === null ? {} : asSent(draft.parts);
  return (
    <QueryState query={query}>
      {(shown) => (
        <DraftForm
          scope={scope}
          shown={shown.values}
          begin={filledWithDraft(shown, draft)}
          comment={draft.comment ?? ''}
          save={save}
          onSave={(filled, comment) => onSave({ ...others, ...toChanges(scope, filled) }, comment)}
          cancel={cancel}
        />
      )}
    </QueryState>
  );
}
