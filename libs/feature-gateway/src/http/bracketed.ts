/** A Message-ID as it stands in the header, also when its brackets were left out. */
export const bracketed = (messageId: string): string => (/^<.*>$/.test(messageId) ? messageId : `<${messageId}>`);
