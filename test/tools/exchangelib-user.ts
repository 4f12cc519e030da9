import type { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { runPython } from './exchangelib';
import { sandboxEnvironment } from './open-sandbox';

/** What a user may do in a mailbox; folders and items are named by id. */
export type UserAct =
  | { readonly act: 'create_folder'; readonly parent: string; readonly name: string }
  | { readonly act: 'rename_folder'; readonly id: string; readonly name: string }
  | { readonly act: 'move_folder'; readonly id: string; readonly to: string }
  | { readonly act: 'delete_folder'; readonly id: string }
  | { readonly act: 'import_files'; readonly files: readonly string[]; readonly to: string }
  | { readonly act: 'move_items' | 'copy_items'; readonly ids: readonly string[]; readonly to: string }
  | { readonly act: 'delete_items'; readonly ids: readonly string[] };

/** A user whose client is exchangelib. */
export class ExchangelibUser {
  constructor(
    private readonly sandbox: SandboxExchange,
    readonly address: string,
    private readonly password: string,
  ) {}

  /** Does all of it in order; gives the ids of what each made or moved. */
  async perform(acts: readonly UserAct[]): Promise<readonly (readonly string[])[]> {
    const input = acts.map((act) => `${JSON.stringify(act)}\n`).join('');
    const env = {
      ...sandboxEnvironment(this.sandbox),
      MAILBOX: this.address,
      MAILBOX_PASSWORD: this.password,
    };
    const output = await runPython('user.py', { env, input });
    const lines = output.split('\n').filter((line) => line !== '');
    return lines.map((line) => toIds(JSON.parse(line)));
  }
}

function toIds(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new TypeError('the client answered with something that is no list of ids');
  return value.map(String);
}
