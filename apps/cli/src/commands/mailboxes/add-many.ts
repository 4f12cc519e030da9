import type { ImportView } from '@foldwatch/feature-gateway';
import { findMailbox } from '../../api/find-mailbox';
import { cellOf, importFile, linesIn } from '../../api/import-file';
import type { CommandFailure, CommandResult } from '../../command';
import { CommandProblem, Interrupted } from '../../command-problem';
import { exitCodes } from '../../exit-codes';
import type { GatewayCall } from '../../gateway-command';
import { present } from '../../text/present';
import { readBytes } from '../../text/read-input';
import { counted } from '../../text/words';
import { cureOf } from './test-mailbox';

interface Outcome {
  readonly line: number;
  readonly emailAddress: string;
  readonly outcome: 'added' | 'there' | 'enabled' | 'not-enabled' | 'refused';
  readonly message?: string;
}

/** Adds line after line; what one of them meets does not concern the others. */
export async function addMany(call: GatewayCall, path: string): Promise<CommandResult> {
  const { given } = call;
  const file = await readBytes(path);
  const query = present({ kind: given.get('kind') });
  const items: Outcome[] = [];
  let all = 0;
  try {
    const label = 'Adding mailboxes';
    for await (const answer of importFile(call, { to: 'POST /mailbox-imports', file, apply: true, query, label })) {
      all = answer.lines;
      for await (const outcome of outcomesOf(call, answer)) items.push(outcome);
    }
  } catch (error) {
    if (!(error instanceof Interrupted) || all === 0) throw error;
    return resultOf(items, all, true);
  }
  return resultOf(items, all, false);
}

async function* outcomesOf(call: GatewayCall, answer: ImportView): AsyncGenerator<Outcome> {
  const interrupted = call.onInterrupt();
  for (const line of linesIn(answer)) {
    const of = { line: line.line, emailAddress: cellOf(answer, line, 'emailAddress') };
    if (line.outcome === 'refused') yield { ...of, outcome: 'refused', message: `${line.reasons.join('; ')}.` };
    else if (!call.given.has('enable')) yield { ...of, outcome: line.outcome === 'created' ? 'added' : 'there' };
    else if (interrupted.aborted) throw new Interrupted();
    else yield { ...of, ...(await enable(call, of.emailAddress)) };
  }
}

/** What concerns the line is its outcome; what concerns all of them, such as a gateway that is away, ends the command. */
async function enable({ api }: GatewayCall, address: string): Promise<Pick<Outcome, 'outcome' | 'message'>> {
  try {
    const { id } = await findMailbox(api, address);
    const test = await api.call('POST /mailboxes/{id}/test-and-enable', { path: { id } });
    const isEnabled = test.steps.length > 0 && test.steps.every(({ ok }) => ok);
    return isEnabled ? { outcome: 'enabled' } : { outcome: 'not-enabled', message: cureOf(test) };
  } catch (error) {
    if (!(error instanceof CommandProblem) || !concernsTheLine.has(error.exitCode)) throw error;
    return { outcome: 'not-enabled', message: error.message };
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
