import type { APIResponse, Page, Request, Route } from 'playwright-core';

/** What a screen looks like beside all being there: nothing is there, it is on its way, it failed, there is more of it. */
export type State = 'empty' | 'loading' | 'error' | 'partial';

/** What the application reads; who is signed in and that something changed it knows all the same. */
const isRead = (request: Request): boolean =>
  request.method() === 'GET' && request.resourceType() === 'fetch' && !request.url().endsWith('/session');

interface Listed {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | null;
}

const isListed = (body: unknown): body is Listed =>
  typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items);

/** Once more where the product closed an idle connection in the very moment in which it was taken up again. */
export const fetched = (route: Route): Promise<APIResponse> => route.fetch({ maxRetries: 5 });

/** As the product does, but for some of what it says. */
export async function answerOtherwise(route: Route, changes: object): Promise<void> {
  const response = await fetched(route);
  await route.fulfill({ response, json: { ...(await response.json()), ...changes } });
}

async function change(route: Route, changed: (list: Listed) => Listed): Promise<void> {
  const response = await fetched(route);
  const body: unknown = await response.json().catch(() => undefined);
  await route.fulfill(isListed(body) ? { response, json: changed(body) } : { response });
}

const answers: Readonly<Record<State, (route: Route) => Promise<void>>> = {
  empty: (route) => change(route, (list) => ({ ...list, items: [], nextCursor: null })),
  partial: (route) => change(route, (list) => ({ ...list, nextCursor: 'more' })),
  // Held until the page is left.
  loading: async () => undefined,
  error: (route) => route.fulfill({ status: 503, json: { title: 'The store is away.', status: 503 } }),
};

/** Lets the window see all that it reads in a state. */
export async function put(page: Page, state: State): Promise<void> {
  await page.route(/\/(?:api|sandbox)\//, (route) =>
    isRead(route.request()) ? answers[state](route) : route.continue(),
  );
}

/** Lets the window see things as they are. */
export const release = (page: Page): Promise<void> => page.unrouteAll({ behavior: 'ignoreErrors' });
