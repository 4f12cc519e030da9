import type { CommandOption } from '../../command';

export const regardingOption: CommandOption = {
  value: 'TABLE/ID',
  means: 'The record that its mail is about, such as account/a-fabrikam.',
};
