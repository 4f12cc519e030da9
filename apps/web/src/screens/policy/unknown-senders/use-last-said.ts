import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type View } from '../../../api/client';
import type { Act, Settled, UnknownSender } from './use-unknown-senders';

type Sender = View<'TakenBackSenderRequest'>;
type TakenBack = View<'TakenBackSendersView'>;

/** What was said last and can be taken back, with what the API needs to know of each sender for that. */
interface Said {
  readonly senders: readonly Sender[];
  readonly scope: 'mailbox' | 'organization';
  readonly at: number;
}

export interface LastSaid {
  /** How many senders would wait again; 0 when there is nothing to take back. */
  readonly count: number;
  readonly note: (act: Act, settled: Settled, senders: readonly UnknownSender[]) => void;
  readonly undo: UseMutationResult<TakenBack, Error, void>;
}

/** As long as the API withdraws records. */
const withinMs = 600_000;
/** Of this window of the browser alone, so that it outlasts that the page is loaded again. */
const key = 'foldwatch:unknown-senders:said';

export function useLastSaid(): LastSaid {
  const client = useQueryClient();
  const [said, setSaid] = useState(stored);
  const keep = (next: Said | undefined): void => {
    if (next === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(next));
    setSaid(next);
  };
  const undo = useMutation({
    mutationFn: async () => {
      const { senders = [], scope = 'mailbox' } = said ?? {};
      const body = { senders: [...senders], scope };
      return answerOf(api.POST('/api/v1/unknown-senders/take-back', { body }));
    },
    onSuccess: () => keep(undefined),
    onSettled: () => client.invalidateQueries({ queryKey: ['record'] }),
  });
  return {
    count: said?.senders.length ?? 0,
    note: (act, settled, senders) => {
      undo.reset();
      keep(saidOf(act, settled, senders));
    },
    undo,
  };
}

/** What was joined to a record, or was a record already, is nothing that can be taken back. */
function saidOf({ scope = 'mailbox' }: Act, { items }: Settled, senders: readonly UnknownSender[]): Said | undefined {
  const outcomes = new Map(items.map((item) => [item.id, item]));
  const undoable = senders.flatMap(({ id, mailboxId, address, activityId, table }): readonly Sender[] => {
    const item = outcomes.get(id);
    const sender = { id, mailboxId, address, activityId, table };
    if (item?.outcome === 'put-away') return [sender];
    if (item?.outcome !== 'created' || item.record === null) return [];
    return [{ ...sender, record: { table: item.record.table, id: item.record.id } }];
  });
  return undoable.length === 0 ? undefined : { senders: undoable, scope, at: Date.now() };
}

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && 'senders' in value && 'at' in value && typeof value.at === 'number';

function stored(): Said | undefined {
  const text = sessionStorage.getItem(key);
  const value: unknown = text === null ? undefined : JSON.parse(text);
  return isSaid(value) && Date.now() - value.at < withinMs ? value : undefined;
}
