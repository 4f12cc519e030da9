import type { MailboxTestView } from '@foldwatch/feature-gateway';
import type { CommandResult } from '../../command';
import { exitCodes } from '../../exit-codes';
import type { GatewayCall } from '../../gateway-command';

/** In the order in which they are tried; the first that fails ends the test. */
const steps = ['server', 'sign-in', 'mailbox', 'folders', 'notifications'] as const;

interface Tested {
  readonly id: string;
  readonly emailAddress: string;
}

export async function testMailbox({ api, screen }: GatewayCall, { id, emailAddress }: Tested): Promise<CommandResult> {
  screen.note(`Testing ${emailAddress} …`);
  const test = await api.call('POST /mailboxes/{id}/test-and-enable', { path: { id } });
  const facts = { mailboxId: id, emailAddress, state: test.state, steps: test.steps };
  const lines = checklist(test);
  if (test.steps.length > 0 && test.steps.every(({ ok }) => ok)) {
    return { sentences: [...lines, `${emailAddress} is ${test.state}.`], facts };
  }
  const message = `${emailAddress} is ${test.state}: ${cureOf(test)}`;
  return { sentences: lines, facts, failure: { exitCode: exitCodes.failed, code: 'mailbox-not-enabled', message } };
}

/** Each step with what came of it, and the cure below the one that failed. */
export function checklist({ steps: tried }: MailboxTestView): readonly string[] {
  return steps.flatMap((name) => {
    const step = tried.find((one) => one.step === name);
    if (step === undefined) return [`- ${name.padEnd(14)} not tried`];
    const line = `${step.ok ? '✓' : '✗'} ${name.padEnd(14)} ${step.message}`;
    return step.cure === undefined ? [line] : [line, `  ${''.padEnd(14)} ${step.cure}`];
  });
}

export const cureOf = ({ steps: tried }: MailboxTestView): string => {
  const failed = tried.find(({ ok }) => !ok);
  return failed?.cure ?? failed?.message ?? 'Nothing was tried.';
};
