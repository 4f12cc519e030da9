import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Textarea,
  useId,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyIcon } from '../../../shared/forms/busy-icon';
import { Failure } from '../../../shared/frame/query-state';
import { useFocusBack } from '../../../shared/forms/use-focus-back';
import { useFormStyles } from '../../user/form-styles';
import { sandbox, within } from '../sandbox-api';
import { requestOf, type Letter } from './letter';

interface Props {
  readonly address: string;
  /** What is written to begin with. */
  readonly begun: Letter;
  /** Addresses to choose from while typing. */
  readonly known: readonly string[];
  readonly close: () => void;
}

/** Writes a message: one that the owner of the mailbox sends, or one that comes to them from outside. */
export function LetterDialog({ address, begun, known, close }: Props): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['sandbox', 'app']);
  const client = useQueryClient();
  const [letter, setLetter] = useState(begun);
  const { kind, party } = letter;
  const post = useMutation({
    mutationFn: () => sandbox(within(address, kind), { method: 'POST', body: requestOf(letter) }),
    onSuccess: async () => {
      close();
      await client.invalidateQueries({ queryKey: ['mailbox', 'sandbox'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    post.mutate();
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && !post.isPending && close()}>
      <DialogSurface>
        <form onSubmit={submit} aria-busy={post.isPending}>
          <DialogBody>
            <DialogTitle>{t(`letter.${titleOf(letter)}`)}</DialogTitle>
            <DialogContent>
              <LetterFields
                letter={letter}
                known={known}
                change={(changes) => setLetter((before) => ({ ...before, ...changes }))}
              />
              {post.error !== null && <Failure error={post.error} />}
            </DialogContent>
            <DialogActions>
              <Button disabled={post.isPending} onClick={close}>
                {t('app:cancel')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={post.isPending || party.trim() === ''}
                icon={post.isPending ? <BusyIcon /> : null}
              >
                {t(`letter.${kind}Now`)}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const titleOf = ({ kind, answers }: Letter) => (answers === undefined ? kind : (`${kind}Answer` as const));

interface FieldsProps {
  readonly letter: Letter;
  readonly known: readonly string[];
  readonly change: (changes: Partial<Letter>) => void;
}

function LetterFields({ letter: { kind, party, subject, text }, known, change }: FieldsProps): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation('sandbox');
  const listId = useId();
  return (
    <div className={styles.form}>
      <Field label={t(`letter.${kind}Party`)} hint={t(`letter.${kind}Hint`)} required>
        <Input
          type={kind === 'receive' ? 'email' : 'text'}
          list={listId}
          value={party}
          onChange={(_, { value }) => change({ party: value })}
        />
      </Field>
      <datalist id={listId}>
        {known.map((address) => (
          <option key={address}>{address}</option>
        ))}
      </datalist>
      <Field label={t('letter.subject')}>
        <Input value={subject} onChange={(_, { value }) => change({ subject: value })} />
      </Field>
      <Field label={t('letter.text')}>
        <Textarea rows={7} resize="vertical" value={text} onChange={(_, { value }) => change({ text: value })} />
      </Field>
    </div>
  );
}
