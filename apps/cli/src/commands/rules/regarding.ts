import type { CommandOption } from '../../command';
import { UsageError } from '../../command-problem';

export const regardingOption: CommandOption = {
  value: 'TABLE/ID',
  means: 'The record that its mail is about, such as account/a-fabrikam.',
};

export function toRecordRef(text: string): { readonly table: string; readonly id: string } {
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) {
    throw new UsageError('--regarding names a table and an id, such as account/a-fabrikam.');
  }
  return { table: text.slice(0, slash), id: text.slice(slash + 1) };
}
