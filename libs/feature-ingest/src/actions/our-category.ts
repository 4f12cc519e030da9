/** Ours is the organization's category, alone or followed by the name of a record; everything else is the user's. */
export const isOurCategory = (category: string, categoryName: string): boolean =>
  category === categoryName || category.startsWith(`${categoryName}: `);

export const hasOurCategory = (categories: readonly string[], categoryName: string): boolean =>
  categories.some((category) => isOurCategory(category, categoryName));
