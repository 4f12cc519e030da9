import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../api/client';

const whileOpenMs = 1_000;
const shownIn = ['activity', 'decision', 'record'];

interface RecordNow {
  readonly record: UseMutationResult<View<'RecordNowView'>, Error, void>;
  readonly isUnderWay: boolean;
  /** Why its job could not be done. */
  readonly failure: string | undefined;
}

/** Has a message recorded that was not. What takes longer is followed until its job is over. */
export function useRecordNow(decisionId: string): RecordNow {
  const client = useQueryClient();
  const showAnew = (): Promise<void> =>
    client.invalidateQueries({ predicate: ({ queryKey: [subject] }) => shownIn.includes(String(subject)) });
  const record = useMutation({
    mutationFn: () => {
      const params = { path: { id: decisionId } };
      return answerOf<View<'RecordNowView'>>(api.POST('/api/v1/decisions/{id}/record-now', { params }));
    },
    onSettled: showAnew,
  });
  const jobId = record.data?.outcome === 'under-way' ? record.data.jobId : null;
  const { data: job } = useQuery({
    queryKey: ['job', jobId],
    queryFn: async () => {
      const asked = await answerOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id: jobId ?? '' } } }));
      if (asked.state !== 'open') void showAnew();
      return asked;
    },
    enabled: jobId !== null,
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'open' ? whileOpenMs : false),
  });
  const isOver = job !== undefined && job.state !== 'open';
  return {
    record,
    isUnderWay: record.isPending || (jobId !== null && !isOver),
    failure: job?.error?.message,
  };
}
