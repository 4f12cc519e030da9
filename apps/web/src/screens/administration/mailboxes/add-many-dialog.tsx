import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  ProgressBar,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { QueryState } from '../../../shared/query-state';
import { CsvInput } from '../parts/csv-input';
import { useOneByOne, type Outcome } from '../parts/one-by-one';
import { PreviewTable } from '../parts/preview-table';
import { toMailboxRows, type MailboxRow } from './mailbox-rows';
import { useEveryAddress } from './use-mailboxes';
import { useFocusBack } from '../../../shared/use-focus-back';

/** Approves the mailboxes of a table, having shown what would become of each row. */
export function AddManyDialog({ close }: { readonly close: () => void }): JSX.Element {
  const { t } = useTranslation(['administration', 'app']);
  const client = useQueryClient();
  const [text, setText] = useState('');
  const known = useEveryAddress();
  const rows = known.data === undefined ? [] : toMailboxRows(text, known.data);
  const good = rows.filter(({ problem }) => problem === undefined);
  const { outcomes, isRunning, start } = useOneByOne(({ mailbox }: MailboxRow) =>
    answerOf(api.POST('/api/v1/mailboxes', { body: mailbox })),
  );
  const [asked, ask] = useState(0);
  const add = async (): Promise<void> => {
    ask(good.length);
    await start(good);
    await client.invalidateQueries({ queryKey: ['mailbox'] });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !isRunning && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('mailboxes.addMany')}</DialogTitle>
          <DialogContent>
            {asked === 0 ? (
              <>
                <CsvInput
                  value={text}
                  onChange={setText}
                  hint={t('mailboxes.columns')}
                  example={t('mailboxes.csvExample')}
                />
                <QueryState query={known}>{() => rows.length > 0 && <Preview rows={rows} />}</QueryState>
              </>
            ) : (
              <Progress outcomes={outcomes} asked={asked} />
            )}
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={isRunning} onClick={close}>
              {t(asked > 0 && !isRunning ? 'app:close' : 'app:cancel')}
            </Button>
            {asked === 0 && (
              <Button appearance="primary" disabledFocusable={good.length === 0} onClick={() => void add()}>
                {t('mailboxes.approveMany', { count: good.length })}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Preview({ rows }: { readonly rows: readonly MailboxRow[] }): JSX.Element {
  const { t } = useTranslation(['administration', 'app']);
  return (
    <PreviewTable
      columns={[t('mailbox.address'), t('mailbox.kindLabel'), t('mailbox.owner')]}
      rows={rows.map(({ number, mailbox, problem }) => ({
        number,
        cells: [mailbox.emailAddress, t(`mailbox.kind.${mailbox.kind}`), mailbox.ownerId ?? ''],
        ...(problem !== undefined && { problem: t(`mailboxes.row.${problem}`) }),
      }))}
    />
  );
}

interface ProgressProps {
  readonly outcomes: readonly Outcome<MailboxRow>[];
  readonly asked: number;
}

function Progress({ outcomes, asked }: ProgressProps): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['administration', 'app']);
  const refused = outcomes.filter(({ refusal }) => refusal !== undefined);
  return (
    <>
      <ProgressBar value={outcomes.length} max={asked} aria-label={t('mailboxes.addMany')} />
      <output>{t('mailboxes.added', { count: outcomes.length - refused.length, asked })}</output>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ item, refusal }) => (
            <li key={item.number}>{`${item.mailbox.emailAddress}: ${refusal}`}</li>
          ))}
        </ul>
      )}
    </>
  );
}
