/** XML Schema's booleans have two spellings each, and clients use both. */
export const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1';
export const isFalse = (text: string | undefined): boolean => text === 'false' || text === '0';
