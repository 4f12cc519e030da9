import { MutationObserver, type QueryClient } from '@tanstack/react-query';
import { createQueryClient, lookAtSession } from './query-client';

describe('looking whether somebody is signed in', () => {
  let client: QueryClient;
  const isLookedAt = (): boolean => client.getQueryState(['session'])?.isInvalidated === true;

  beforeEach(() => {
    client = createQueryClient();
    client.setQueryData(['session'], { name: 'erin@contoso.example' });
  });
  afterEach(() => client.clear());

  it('is done at once when nothing is being done', () => {
    lookAtSession(client);
    expect(isLookedAt()).toBe(true);
  });

  it.each(['resolve', 'reject'] as const)('waits for what may bring another session, until that %ss', async (end) => {
    const answer = Promise.withResolvers<void>();
    const done = new MutationObserver(client, { mutationFn: () => answer.promise }).mutate();
    lookAtSession(client);
    expect(isLookedAt()).toBe(false);
    answer[end]();
    await done.catch(() => undefined);
    expect(isLookedAt()).toBe(true);
  });
});
