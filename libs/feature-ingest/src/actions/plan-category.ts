import { isOurCategory } from './our-category';

export interface CategoryFacts {
  readonly categories: readonly string[];
  /** Ours was on the item when it was last looked at. */
  readonly wasSeen: boolean;
  /** The one of ours that is to be on it; none takes ours off. */
  readonly wanted?: string;
  readonly categoryName: string;
}

export type CategoryPlan =
  /** It is as wanted. */
  | { readonly kind: 'nothing' }
  /** A person took it off since; the next read says so, and putting it back would hide that. */
  | { readonly kind: 'taken-off' }
  | { readonly kind: 'write'; readonly add: readonly string[]; readonly remove: readonly string[] };

/** What is to be written so that exactly the wanted category of ours is on an item; the user's own are left alone. */
export function planCategory({ categories, wasSeen, wanted, categoryName }: CategoryFacts): CategoryPlan {
  const ours = categories.filter((category) => isOurCategory(category, categoryName));
  if (wanted !== undefined && wasSeen && ours.length === 0) return { kind: 'taken-off' };
  const add = wanted === undefined || categories.includes(wanted) ? [] : [wanted];
  const remove = ours.filter((category) => category !== wanted);
  return add.length + remove.length === 0 ? { kind: 'nothing' } : { kind: 'write', add, remove };
}
