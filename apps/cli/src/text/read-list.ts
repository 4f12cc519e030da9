/** What stands between commas; "none" is an empty list. */
export const readList = (text: string): string[] => (text === 'none' ? [] : text.split(',').map((one) => one.trim()));
