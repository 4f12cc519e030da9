const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** 22 bytes are 29 signs of base64 and the upper two bits of the next. */
const wholeSigns = 29;

/** The first 22 bytes of a conversation index, which all messages of a conversation share; `undefined` where they are not there. */
export function conversationHeader(conversationIndex: string | undefined): string | undefined {
  const text = conversationIndex?.trim() ?? '';
  const last = alphabet.indexOf(text.charAt(wholeSigns));
  if (text.length <= wholeSigns || last < 0) return undefined;
  return `${text.slice(0, wholeSigns)}${last >> 4}`;
}
