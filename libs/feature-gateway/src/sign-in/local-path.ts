const nowhere = 'http://nowhere.invalid';

/** A path of our own pages, to go on to; whatever else somebody wrote there leads to the first page. */
export function localPath(text: string | undefined): string {
  if (text === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return '/';
  if (!URL.canParse(text, nowhere)) return '/';
  const { origin, pathname, search, hash } = new URL(text, nowhere);
  return origin === nowhere && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
