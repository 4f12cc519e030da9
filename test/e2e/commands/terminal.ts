import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { foldwatchInShell, foldwatchProcess, type CommandEnd } from '../../product/foldwatch-command';
import { letter } from '../../product/letter';
import { adminToken, type Product } from '../../product/product';

export const erin = 'erin@contoso.example';
export const omar = 'omar@contoso.example';
export const folder = 'Inbox/Customers/Northwind';

type Env = Readonly<Record<string, string>>;

export const mail = (name: string, from = 'Buyer <buyer@northwind.example>'): Buffer =>
  letter({ messageId: `<${name}@northwind.example>`, from, to: erin, subject: `About the ${name}` });

/** Where commands are typed, against a running product. */
export class Terminal {
  readonly printed: CommandEnd[] = [];

  constructor(
    readonly product: Product,
    readonly sandbox: SandboxExchange,
    readonly files: string,
  ) {}

  env(more: Env = {}): Env {
    return { FOLDWATCH_URL: this.product.address, FOLDWATCH_ADMIN_TOKEN: adminToken, ...more };
  }

  async typed(...args: readonly string[]): Promise<CommandEnd> {
    const ended = await foldwatchProcess(args, { env: this.env() });
    this.printed.push(ended);
    return ended;
  }

  /** By somebody else, or a script with a key. */
  typedWith(token: string, ...args: readonly string[]): Promise<CommandEnd> {
    return foldwatchProcess(args, { env: this.env({ FOLDWATCH_ADMIN_TOKEN: token }) });
  }

  /** Until Ctrl-C, which is pressed when this is so. */
  typedUntil(
    interruptWhen: (printed: () => string) => Promise<unknown>,
    ...args: readonly string[]
  ): Promise<CommandEnd> {
    return foldwatchProcess(args, { env: this.env(), interruptWhen });
  }

  /** What a script gets; there is nothing else on standard output. */
  async json(...args: readonly string[]) {
    const { end, out } = await this.typed(...args, '--json');
    return { end, ...JSON.parse(out) };
  }

  /** What a script gets that reads lines. */
  async lines(...args: readonly string[]) {
    const { end, out, err } = await this.typed(...args, '--json-lines');
    return { end, err, items: linesOf(out) };
  }

  /** As a shell runs it with what follows it. */
  inShell(args: readonly string[], rest: string) {
    const command = `${foldwatchInShell(...args)} ${rest}`;
    const options = { env: { ...process.env, ...this.env() }, timeout: 120_000 };
    return promisify(execFile)('bash', ['-c', command], options);
  }

  async file(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.files, name);
    await writeFile(path, content);
    return path;
  }
}

export const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
