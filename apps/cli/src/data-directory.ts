import type { CommandCall, CommandOption } from './command';

export const dataDirOption: CommandOption = {
  value: 'DIR',
  means: 'The data directory; else FOLDWATCH_DATA_DIR, else ./data.',
};

export const dataDirOf = ({ given, env }: Pick<CommandCall, 'given' | 'env'>): string =>
  given.get('data-dir') ?? (env['FOLDWATCH_DATA_DIR'] || './data');

/** The sandbox's mailboxes, copied after ours: an Exchange that is newer than our cursors is an ordinary one. */
export const sandboxFile = 'sandbox-exchange.sqlite';
