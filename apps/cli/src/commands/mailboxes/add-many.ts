import type { AddMailboxRequest } from '@foldwatch/feature-gateway';
import type { CommandFailure, CommandResult } from '../../command';
import { CommandProblem, UsageError } from '../../command-problem';
import { exitCodes } from '../../exit-codes';
import type { GatewayCall } from '../../gateway-command';
import { csvRows } from '../../text/csv';
import { present } from '../../text/present';
import { readInput } from '../../text/read-input';
import { counted } from '../../text/words';
import { mailboxKinds, toKind } from './mailbox-kinds';
import { cureOf } from './test-mailbox';

const columns = ['emailAddress', 'kind', 'ownerId', 'ewsUrl'] as const;

interface Line {
  readonly line: number;
  readonly request: AddMailboxRequest;
}

interface Outcome {
  readonly line: number;
  readonly emailAddress: string;
  readonly outcome: 'added' | 'there' | 'enabled' | 'not-enabled' | 'refused';
  readonly message?: string;
}

/** Adds line after line; what one of them meets does not concern the others. */
export async function addMany(call: GatewayCall, file: string): Promise<CommandResult> {
  const { api, given, screen } = call;
  const lines = readLines(await readInput(file), given.get('kind') ?? 'user');
  const interrupted = call.onInterrupt();
  const known = new Set((await api.list('GET /mailboxes', {})).map(({ emailAddress }) => emailAddress));
  const items: Outcome[] = [];
  for (const line of lines) {
    if (interrupted.aborted) break;
    screen.progress('Adding mailboxes', items.length, lines.length);
    items.push(await addLine(call, line, known));
  }
  screen.progress('Adding mailboxes', items.length, lines.length);
  return resultOf(items, lines.length, interrupted.aborted);
}

function readLines(text: string, otherwise: string): readonly Line[] {
  return csvRows(text, columns).map(({ line, values }) => {
    const emailAddress = values.get('emailAddress');
    const kind = toKind(values.get('kind') ?? otherwise);
    if (emailAddress === undefined) throw new UsageError(`Line ${line} has no emailAddress; nothing was added.`);
    if (kind === undefined) {
      throw new UsageError(`The kind in line ${line} is none of ${mailboxKinds.join(', ')}; nothing was added.`);
    }
    const optional = present({ ownerId: values.get('ownerId'), ewsUrl: values.get('ewsUrl') });
    return { line, request: { emailAddress, kind, ...optional } };
  });
}

/** What concerns the line is its outcome; what concerns all of them, such as a gateway that is away, ends the command. */
async function addLine(call: GatewayCall, { line, request }: Line, known: ReadonlySet<string>): Promise<Outcome> {
  const { emailAddress } = request;
  try {
    const { id, ...added } = await call.api.call('POST /mailboxes', { body: request });
    if (!call.given.has('enable')) {
      return { line, emailAddress, outcome: known.has(added.emailAddress) ? 'there' : 'added' };
    }
    const test = await call.api.call('POST /mailboxes/{id}/test-and-enable', { path: { id } });
    const isEnabled = test.steps.length > 0 && test.steps.every(({ ok }) => ok);
    return isEnabled
      ? { line, emailAddress, outcome: 'enabled' }
      : { line, emailAddress, outcome: 'not-enabled', message: cureOf(test) };
  } catch (error) {
    if (!(error instanceof CommandProblem) || !concernsTheLine.has(error.exitCode)) throw error;
    return { line, emailAddress, outcome: 'refused', message: error.message };
  }
}

const concernsTheLine: ReadonlySet<number> = new Set([exitCodes.usage, exitCodes.refused, exitCodes.failed]);

function resultOf(items: readonly Outcome[], all: number, isInterrupted: boolean): CommandResult {
  const count = (outcome: Outcome['outcome']): number => items.filter((item) => item.outcome === outcome).length;
  const counts = (['added', 'there', 'enabled', 'not-enabled', 'refused'] as const)
    .map((outcome) => [outcome, count(outcome)] as const)
    .filter(([, number]) => number > 0);
  return {
    sentences: [
      `Of ${counted(items.length, 'mailbox', 'mailboxes')}: ${counts.map(([name, n]) => `${n} ${name}`).join(', ') || 'none'}.`,
    ],
    facts: { items, counts: Object.fromEntries(counts) },
    warnings: items.flatMap(({ line, emailAddress, message }) =>
      message === undefined ? [] : [`Line ${line}, ${emailAddress}: ${message}`],
    ),
    ...(isInterrupted && { failure: interruptedAfter(items.length, all) }),
  };
}

const interruptedAfter = (done: number, all: number): CommandFailure => ({
  exitCode: exitCodes.interrupted,
  code: 'interrupted',
  message: `Interrupted after ${done} of ${all}; the same call goes on.`,
});
