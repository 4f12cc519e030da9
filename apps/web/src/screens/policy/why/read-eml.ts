/** What is needed of a saved message to look for it; the rest of it stays in the browser. */
export interface SavedMessage {
  readonly eml: string;
  readonly messageId: string | undefined;
  readonly subject: string | undefined;
}

/** Looks at the headers of a saved message (RFC 5322), those that go on in the next line included. */
export function readEml(eml: string): SavedMessage {
  const head = eml.replaceAll('\r\n', '\n').trimStart().split('\n\n', 1)[0] ?? '';
  const lines = head.replaceAll(/\n[ \t]+/g, ' ').split('\n');
  const valueOf = (name: string): string | undefined =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  return { eml, messageId: valueOf('message-id'), subject: valueOf('subject') };
}
