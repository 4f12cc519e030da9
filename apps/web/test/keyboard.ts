import type { Locator, Page } from 'playwright-core';
import { until } from '../../../test/product/until';

/** Of the browser, where these are evaluated. */
declare const document: { readonly activeElement: Drawn | null };
declare function getComputedStyle(element: Drawn, pseudo?: string): Readonly<Record<string, string>>;

interface Drawn {
  readonly contains: (other: Drawn | null) => boolean;
  readonly parentElement: Drawn | null;
  readonly selectedOptions?: readonly { readonly label: string }[];
}

const hasFocus = (element: Drawn): boolean => element === document.activeElement;
const hasFocusWithin = (element: Drawn): boolean => element.contains(document.activeElement);
const chosenIn = (element: Drawn): string => element.selectedOptions?.[0]?.label ?? '';

/** How an element is drawn with what surrounds it, which is where a focus is drawn too. */
function appearance(element: Drawn): string {
  const traits = [
    'outline',
    'boxShadow',
    'border',
    'backgroundColor',
    'textDecoration',
    'transform',
    'opacity',
    'clip',
  ];
  const found: string[] = [];
  let drawn: Drawn | null = element;
  for (let level = 0; level < 4 && drawn !== null; level += 1) {
    for (const pseudo of [undefined, '::before', '::after']) {
      const style = getComputedStyle(drawn, pseudo);
      found.push(...traits.map((trait) => style[trait] ?? ''));
    }
    drawn = drawn.parentElement;
  }
  return found.join(' ');
}

/** More than the longest screen has that can be reached. */
const mostSteps = 200;

/** Whoever has no mouse: goes by Tab to what is named, and sees that the focus is there. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Goes on by a key until what is named has the focus; an error if it never has, or if nobody could see it. */
  async to(target: Locator, key = 'Tab'): Promise<void> {
    await target.waitFor();
    const before = await target.evaluate(appearance);
    for (let step = 0; step < mostSteps; step += 1) {
      if (await target.evaluate(hasFocus)) {
        if (step > 0 && (await target.evaluate(appearance)) === before)
          throw new Error(`no focus is seen on ${String(target)}`);
        return;
      }
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} does not lead to ${String(target)}`);
  }

  /** Into a part whose members are gone through by arrow keys, and to one of them. */
  async within(part: Locator, target: Locator): Promise<void> {
    for (let step = 0; !(await part.evaluate(hasFocusWithin)); step += 1) {
      if (step > mostSteps) throw new Error(`Tab does not lead into ${String(part)}`);
      await this.page.keyboard.press('Tab');
    }
    await this.page.keyboard.press('Home');
    await this.to(target, 'ArrowDown');
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  /** Types over what a field holds. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  /** Goes through the choices of a field until it shows the one that is named; a field may show a choice only once it is saved. */
  async choose(field: Locator, label: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.press('Home');
    for (;;) {
      const chosen = await field.evaluate(chosenIn);
      if (chosen === label) return;
      await this.page.keyboard.press('ArrowDown');
      const isNext = async (): Promise<boolean> => (await field.evaluate(chosenIn)) !== chosen;
      await until(isNext, `a choice behind ${chosen}, towards ${label}`);
    }
  }

  /** Opens a menu and chooses what is named. */
  async pick(button: Locator, item: string): Promise<void> {
    await this.press(button);
    await this.to(this.page.getByRole('menuitem', { name: item, exact: true }), 'ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** Finds something by typing, and takes it. */
  async find(field: Locator, typed: string, name: string | RegExp): Promise<void> {
    await this.fill(field, typed);
    const option = this.page.getByRole('option', { name }).first();
    await option.waitFor();
    const isMarked = async (): Promise<boolean> =>
      (await field.getAttribute('aria-activedescendant')) === (await option.getAttribute('id'));
    for (let step = 0; !(await isMarked()); step += 1) {
      if (step > mostSteps) throw new Error(`${String(option)} is not to be chosen`);
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
  }

  /** Once what is named has the focus by itself. */
  async returns(target: Locator): Promise<void> {
    await until(() => target.evaluate(hasFocus), `the focus to return to ${String(target)}`);
  }
}
