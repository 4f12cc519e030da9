import type { MailboxTestRunView, MailboxTestStepView, MailboxTestView } from '@foldwatch/feature-gateway';
import { poll } from '../../api/poll';
import type { CommandResult } from '../../command';
import { Interrupted } from '../../command-problem';
import { exitCodes } from '../../exit-codes';
import type { GatewayCall } from '../../gateway-command';
import type { Screen } from '../../screen';
import { hasEnded, stepLines } from './step-lines';

interface Tested {
  readonly id: string;
  readonly emailAddress: string;
}

/** Shows each step as it ends, and meanwhile what is being done. Ctrl-C ends the test. */
export async function testMailbox(call: GatewayCall, { id, emailAddress }: Tested): Promise<CommandResult> {
  call.screen.note(`Testing ${emailAddress} …`);
  const interrupted = call.onInterrupt();
  const test = await watch(call, await call.api.call('POST /mailboxes/{id}/tests', { path: { id } }), interrupted);
  const facts = {
    mailboxId: id,
    emailAddress,
    state: test.mailboxState,
    // Whoever reads lines had each as it ended.
    ...(!call.screen.isOfLines && { steps: test.steps.filter(hasEnded).map(toFact) }),
  };
  const sentences = test.steps.filter((step) => !hasEnded(step)).flatMap(stepLines);
  if (test.state === 'passed') return { sentences: [`${emailAddress} is ${test.mailboxState}.`], facts };
  const message = `${emailAddress} is ${test.mailboxState}: ${reasonOf(test)}`;
  return { sentences, facts, failure: { exitCode: exitCodes.failed, code: 'mailbox-not-enabled', message } };
}

async function watch(
  { api, screen }: GatewayCall,
  begun: MailboxTestRunView,
  interrupted: AbortSignal,
): Promise<MailboxTestRunView> {
  const path = { id: begun.mailboxId, testId: begun.id };
  const shown = new Set<string>();
  const look = async (): Promise<MailboxTestRunView> => {
    const test = await api.call('GET /mailboxes/{id}/tests/{testId}', { path });
    show(test, shown, screen);
    return test;
  };
  try {
    return await poll(look, ({ state }) => state !== 'waiting' && state !== 'running', interrupted);
  } catch (error) {
    if (error instanceof Interrupted) await api.call('POST /mailboxes/{id}/tests/{testId}/stop', { path });
    throw error;
  }
}

function show({ state, steps }: MailboxTestRunView, shown: Set<string>, screen: Screen): void {
  const ended = steps.filter(hasEnded);
  for (const step of ended.filter((one) => !shown.has(`${one.step} ${one.state}`))) {
    shown.add(`${step.step} ${step.state}`);
    for (const line of stepLines(step)) screen.say(line);
    if (screen.isOfLines) screen.tell(toFact(step));
  }
  const doing = steps.find((step) => step.state === 'running')?.doing;
  if (doing !== undefined && doing !== null) screen.progress(doing, ended.length, steps.length);
  if (state === 'waiting') screen.progress('Waiting for ingest to take it up', 0, steps.length);
}

const toFact = ({ step, state, code, message, cure, durationMs }: MailboxTestStepView) => ({
  step,
  ok: state === 'passed',
  ...(code !== null && { code }),
  message,
  ...(cure !== null && { cure }),
  ...(durationMs !== null && { durationMs }),
});

function reasonOf({ state, steps, error }: MailboxTestRunView): string {
  const failed = steps.find((step) => step.state === 'failed');
  if (failed !== undefined) return failed.cure ?? failed.message ?? '';
  return error?.message ?? (state === 'stopped' ? 'The test was stopped.' : 'Nothing was tried.');
}

export const cureOf = ({ steps: tried }: MailboxTestView): string => {
  const failed = tried.find(({ ok }) => !ok);
  return failed?.cure ?? failed?.message ?? 'Nothing was tried.';
};
