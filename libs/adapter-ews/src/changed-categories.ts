import type { CategoryChange } from '@foldwatch/ports';

/** The categories as they should be, in the user's order, or `undefined` when they already are. Outlook ignores case. */
export function changedCategories(
  current: readonly string[],
  { add, remove }: Pick<CategoryChange, 'add' | 'remove'>,
): readonly string[] | undefined {
  const kept = current.filter((category) => !holds(remove, category) || holds(add, category));
  const added = add.filter((category, index) => !holds(current, category) && !holds(add.slice(0, index), category));
  return kept.length === current.length && added.length === 0 ? undefined : [...kept, ...added];
}

const holds = (categories: readonly string[], sought: string): boolean =>
  categories.some((category) => category.toLowerCase() === sought.toLowerCase());
