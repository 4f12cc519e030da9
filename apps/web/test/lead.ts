import type { Page } from 'playwright-core';

/** Leads to another screen within the page, as its links do: nothing is loaded again, and what is shown is another screen. */
export async function lead(page: Page, path: string): Promise<void> {
  await page.evaluate(`(() => {
    document.querySelector('#content').firstElementChild.setAttribute('data-left', '');
    history.pushState(null, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate'));
  })()`);
  await page.locator('#content > :not([data-left])').first().waitFor();
}
