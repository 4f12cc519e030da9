import type { Page } from 'playwright-core';

/** Lets go of a file over the page. */
export async function drop(page: Page, file: { readonly name: string; readonly content: string }): Promise<void> {
  const dropped = `((file) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([file.content], file.name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  })(${JSON.stringify(file)})`;
  await page.evaluate(dropped);
}

type Dragging = (type: 'dragEnter' | 'dragOver' | 'drop') => Promise<void>;

/** As the desktop tells the browser of a file that is dragged into its window. */
export async function fromDesktop(page: Page, file: string): Promise<Dragging> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  return async (type) => {
    await browser.send('Input.dispatchDragEvent', { type, x: 640, y: 600, data });
  };
}
