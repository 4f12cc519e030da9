import type { Screen } from './screen';

export interface CommandOption {
  /** What stands for the value in the help; an option without one is a switch. */
  readonly value?: string;
  readonly means: string;
  readonly isRequired?: boolean;
}

export interface CommandCall {
  /** The values of options; a switch that is on has an empty one. */
  readonly given: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly release: string;
  readonly screen: Screen;
}

export interface CommandResult {
  /** For people. */
  readonly sentences: readonly string[];
  /** For scripts that asked for JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What is not as it should be although the work is done; the process then ends with `incomplete`. */
  readonly warnings?: readonly string[];
}

/** One word behind `foldwatch`. A new one is a file in `commands/` and a line in `commands.ts`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Paragraphs of the help, lines of 80 characters at most. */
  readonly explanation: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  run(call: CommandCall): Promise<CommandResult>;
}
