import type { Command, CommandCall, CommandResult } from './command';

export type Work = (call: CommandCall) => Promise<CommandResult>;

interface InstallationCommand extends Omit<Command, 'run'> {
  readonly load: () => Promise<{ readonly work: Work }>;
}

/**
 * A command that works on an installation itself, past every service. It brings drivers and adapters along, which are loaded when
 * it is called: whoever asks the gateway does not wait for them.
 */
export const installationCommand = ({ load, ...described }: InstallationCommand): Command => ({
  ...described,
  run: async (call) => {
    const { work } = await load();
    return work(call);
  },
});
