import type { ExitCode } from './exit-codes';
import type { Screen } from './screen';

export interface CommandOption {
  /** What stands for the value in the help; an option without one is a switch. */
  readonly value?: string;
  readonly means: string;
  readonly isRequired?: boolean;
  /** The only values that there are. */
  readonly oneOf?: readonly string[];
}

/** A word that stands behind the command without a name. */
export interface CommandArgument {
  /** In the help in capitals; several words where `isMany`. */
  readonly name: string;
  readonly means: string;
  readonly isOptional?: boolean;
  /** The last one may take all the words that follow; their values are separated by line breaks. */
  readonly isMany?: boolean;
}

export interface CommandCall {
  /** The values of options and arguments; a switch that is on has an empty one. */
  readonly given: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly release: string;
  readonly screen: Screen;
  /** From now on Ctrl-C aborts this signal instead of ending the process. */
  readonly onInterrupt: () => AbortSignal;
  /** Whoever read what is printed has gone: what would only be printed need not be done. */
  readonly unheard: AbortSignal;
}

export interface CommandFailure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
}

export interface CommandResult {
  /** For people. */
  readonly sentences: readonly string[];
  /** For scripts that asked for JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What is not as it should be although the work is done; the process then ends with `incomplete`. */
  readonly warnings?: readonly string[];
  /** It was tried, and what came of it is told, but it is not what was asked for. */
  readonly failure?: CommandFailure;
}

/** What is typed behind `foldwatch`: one word, or two such as `rules add`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Paragraphs of the help, lines of 80 characters at most. */
  readonly explanation: string;
  /** As they are typed behind `foldwatch`. */
  readonly examples?: readonly string[];
  readonly arguments?: readonly CommandArgument[];
  readonly options: Readonly<Record<string, CommandOption>>;
  run(call: CommandCall): Promise<CommandResult>;
}

/** Commands that share their first word. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly Command[];
}

export const isGroup = (one: Command | CommandGroup): one is CommandGroup => 'commands' in one;
