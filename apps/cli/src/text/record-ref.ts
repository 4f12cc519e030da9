import { UsageError } from '../command-problem';

/** A record as people name it. */
export function toRecordRef(text: string): { readonly table: string; readonly id: string } {
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) {
    throw new UsageError(`"${text}" does not name a table and an id, such as account/a-fabrikam.`);
  }
  return { table: text.slice(0, slash), id: text.slice(slash + 1) };
}
