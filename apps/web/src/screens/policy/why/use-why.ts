import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answerOf, api, type View } from '../../../api/client';
import { itemsOf, usePages, type Pages } from '../../../shared/lists/use-pages';

export type Decision = View<'DecisionView'>;
export type Verdict = Decision['verdict'];

/** What is looked for; it is in the address, so that other screens lead here and the answer can be passed on. */
export interface Sought {
  readonly messageId?: string;
  readonly address?: string;
  readonly q?: string;
  readonly mailboxId?: string;
  readonly verdict?: Verdict;
}

const isVerdict = (text: string | null): text is Verdict => text === 'track' || text === 'skip' || text === 'noted';

interface SoughtState {
  readonly sought: Sought;
  readonly chosen: string | undefined;
  readonly seek: (sought: Sought) => void;
  readonly choose: (decisionId: string) => void;
}

export function useSought(): SoughtState {
  const [params, setParams] = useSearchParams();
  return {
    sought: soughtIn(params),
    chosen: params.get('decision') ?? undefined,
    seek: (sought) => setParams(Object.entries(sought).filter((entry): entry is [string, string] => Boolean(entry[1]))),
    choose: (decisionId) =>
      setParams(
        (known) => {
          known.set('decision', decisionId);
          return known;
        },
        { replace: true },
      ),
  };
}

const names = ['messageId', 'address', 'q', 'mailboxId'] as const;

function soughtIn(params: URLSearchParams): Sought {
  const [messageId, address, q, mailboxId] = names.map((name) => params.get(name));
  const verdict = params.get('verdict');
  return {
    ...(messageId && { messageId }),
    ...(address && { address }),
    ...(q && { q }),
    ...(mailboxId && { mailboxId }),
    ...(isVerdict(verdict) && { verdict }),
  };
}

const atOnce = 50;

const useDecisions = (sought: Sought, isWanted = true): Pages<Decision> =>
  usePages(
    ['decision', 'list', sought],
    (cursor) => answerOf(api.GET('/api/v1/decisions', { params: { query: { ...sought, limit: atOnce, ...cursor } } })),
    isWanted,
  );

interface Found {
  readonly pages: Pages<Decision>;
  readonly sought: Sought;
  /** What a text was taken for that may be either. */
  readonly takenFor?: 'address' | 'messageId';
}

/** A Message-ID without its brackets looks like an address: it is looked for as one where nothing is from that address. */
export function useFound(sought: Sought): Found {
  const { address, ...others } = sought;
  const pages = useDecisions(sought);
  const isAnswered = pages.isSuccess && !pages.isPlaceholderData;
  const isFromNobody = address !== undefined && isAnswered && itemsOf(pages).length === 0;
  const asMessage = address === undefined ? sought : { ...others, messageId: address };
  const byMessageId = useDecisions(asMessage, isFromNobody);
  if (isFromNobody) return { pages: byMessageId, sought: asMessage, takenFor: 'messageId' };
  return { pages, sought, ...(address !== undefined && isAnswered && { takenFor: 'address' }) };
}

/** Why nothing may have been decided about a message of a mailbox. */
export function useSilence(
  mailboxId: string | undefined,
  messageId: string | undefined,
): UseQueryResult<View<'MessageExplanationView'>> {
  return useQuery({
    queryKey: ['decision', 'silence', mailboxId, messageId],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/mailboxes/{id}/why', {
          params: { path: { id: mailboxId ?? '' }, query: { messageId: messageId ?? '' } },
        }),
      ),
    enabled: mailboxId !== undefined && messageId !== undefined,
  });
}
