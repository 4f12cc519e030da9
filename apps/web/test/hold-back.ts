import type { Page } from 'playwright-core';

/** Has calls of the API wait until what this returns is called. */
export async function holdBack(page: Page, calls: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(calls, async (route) => {
    await promise;
    await route.fallback();
  });
  return resolve;
}
