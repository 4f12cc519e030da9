import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import type { paths } from '../../../api/schema';

export type Topic = View<'TopicView'>;
export type PublicTopic = paths['/api/v1/events']['get']['parameters']['query']['topic'];
export type TestTopic = View<'TestEventRequest'>['topic'];

export const isPublic = (topic: Topic): topic is Topic & { readonly name: PublicTopic } => topic.isPublic;
export const takesTests = (topic: Topic): topic is Topic & { readonly name: TestTopic } => topic.takesTests;

/** Looked at often: how far groups are behind changes by itself. */
export const useTopics = (): UseQueryResult<readonly Topic[]> =>
  useQuery({
    queryKey: ['configuration', 'topics'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/topics'))).items,
    refetchInterval: 5_000,
  });
