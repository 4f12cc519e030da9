import { join } from 'node:path';

/** Content is named by the SHA-256 of its bytes; a name that is not one never becomes a path. */
export const isContentRef = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export const contentPath = (contentDirectory: string, ref: string): string =>
  join(contentDirectory, ref.slice(0, 2), ref.slice(2, 4), ref);
