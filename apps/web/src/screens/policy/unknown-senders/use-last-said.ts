import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api, type View } from '../../../api/client';
import { keepOwn, readOwn } from '../../../api/own-storage';
import { useSignedIn } from '../../../api/use-session';
import type { Act, Settled, UnknownSender } from './use-unknown-senders';

type Sender = View<'TakenBackSenderRequest'>;
type TakenBack = View<'TakenBackSendersView'>;

/** What was said last and can be taken back, with what the API needs to know of each sender for that. */
interface Said {
  /** Nobody takes back what others said. */
  readonly by: string;
  readonly senders: readonly Sender[];
  readonly scope: 'mailbox' | 'organization';
  readonly at: number;
}

export interface LastSaid {
  /** How many senders would wait again; 0 when there is nothing to take back. */
  readonly count: number;
  /** It is to stay so. */
  readonly dismiss: () => void;
  readonly note: (act: Act, settled: Settled, senders: readonly UnknownSender[]) => void;
  readonly undo: UseMutationResult<TakenBack, Error, void>;
}

/** As long as the API withdraws records; that somebody is to be asked again it lets be said at any time. */
const withinMs = 600_000;
const key = 'unknown-senders:said';

export function useLastSaid(): LastSaid {
  const client = useQueryClient();
  const { name } = useSignedIn();
  const [said, setSaid] = useState(() => stored(name));
  const keep = (next: Said | undefined): void => {
    keepOwn(key, next);
    setSaid(next);
  };
  useEffect(() => {
    if (said === undefined || !hasRecords(said)) return undefined;
    const timer = setTimeout(() => setSaid(undefined), said.at + withinMs - Date.now());
    return () => clearTimeout(timer);
  }, [said]);
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
    dismiss: () => keep(undefined),
    note: (act, settled, senders) => {
      undo.reset();
      const undoable = undoableOf(settled, senders);
      const { scope = 'mailbox' } = act;
      keep(undoable.length === 0 ? undefined : { by: name, senders: undoable, scope, at: Date.now() });
    },
    undo,
  };
}

/** What was joined to a record, or was a record already, is nothing that can be taken back. */
function undoableOf({ items }: Settled, senders: readonly UnknownSender[]): readonly Sender[] {
  const outcomes = new Map(items.map((item) => [item.id, item]));
  return senders.flatMap(({ id, mailboxId, address, activityId, table }): readonly Sender[] => {
    const item = outcomes.get(id);
    const sender = { id, mailboxId, address, activityId, table };
    if (item?.outcome === 'put-away') return [sender];
    if (item?.outcome !== 'created' || item.record === null) return [];
    return [{ ...sender, record: { table: item.record.table, id: item.record.id } }];
  });
}

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && 'senders' in value && 'at' in value && typeof value.at === 'number';

const hasRecords = ({ senders }: Said): boolean => senders.some(({ record }) => record !== undefined);

function stored(name: string): Said | undefined {
  const value = readOwn(key);
  if (!isSaid(value) || value.by !== name) return undefined;
  return hasRecords(value) && Date.now() - value.at >= withinMs ? undefined : value;
}
