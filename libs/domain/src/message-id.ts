/**
 * A Message-ID as it stands in a well-formed header: people leave out its brackets, and some mailers too. What is looked
 * up goes through the same function as what is kept.
 */
export function bracketedMessageId(text: string): string {
  const id = text.trim();
  return id.startsWith('<') && id.endsWith('>') ? id : `<${id}>`;
}
