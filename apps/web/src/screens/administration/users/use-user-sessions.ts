import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

interface UserSessions {
  readonly pages: Pages<View<'OpenSessionView'>>;
  readonly end: (sessionId: string) => Promise<void>;
  readonly endAll: () => Promise<void>;
}

export function useUserSessions(userId: string): UserSessions {
  const client = useQueryClient();
  const listed = ['session', 'of', userId] as const;
  const ended = (): Promise<void> => client.invalidateQueries({ queryKey: listed });
  return {
    pages: usePages(listed, (cursor) =>
      answerOf(api.GET('/api/v1/users/{userId}/sessions', { params: { path: { userId }, query: cursor } })),
    ),
    end: async (sessionId) => {
      const path = { userId, sessionId };
      await done(api.DELETE('/api/v1/users/{userId}/sessions/{sessionId}', { params: { path } }));
      await ended();
    },
    endAll: async () => {
      await done(api.DELETE('/api/v1/users/{userId}/sessions', { params: { path: { userId } } }));
      await ended();
    },
  };
}
