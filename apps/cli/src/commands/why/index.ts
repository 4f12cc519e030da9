import type { DecisionView, MessageExplanationView } from '@foldwatch/feature-gateway';
import { addressesOf, findMailbox, mailboxOption } from '../../api/find-mailbox';
import type { CommandResult } from '../../command';
import { CommandProblem, UsageError } from '../../command-problem';
import { exitCodes } from '../../exit-codes';
import { gatewayCommand, type GatewayCall } from '../../gateway-command';
import { readInput } from '../../text/read-input';
import { decisionLines } from './decision-lines';
import { messageIdOf } from './message-id-of';

export const whyCommand = gatewayCommand({
  name: 'why',
  summary: 'Says why a message is recorded, or why it is not.',
  explanation: `What was seen, each check with its values, the decision, and what you can do.
With --mailbox you are also told what may be the cause when nothing was decided
at all. Subjects of mail that is not tracked are found by the owner of the
mailbox alone.`,
  examples: ['why --subject "offer fabrikam"', 'why --eml saved.eml --mailbox erin@contoso.example'],
  options: {
    'message-id': { value: 'ID', means: 'The Message-ID header, with or without angle brackets.' },
    eml: { value: 'FILE', means: 'A saved message instead; "-" is standard input.' },
    subject: { value: 'WORDS', means: 'Beginnings of words of subject or sender instead, or a Message-ID.' },
    mailbox: { ...mailboxOption, means: 'As seen in this mailbox.' },
    limit: { value: 'N', means: 'The last N decisions, else 10.' },
  },
  run: async (call) => {
    const [messageId, subject] = [await wantedMessage(call.given), call.given.get('subject')];
    if ((messageId === undefined) === (subject === undefined)) {
      throw new UsageError('Name one of --message-id, --eml and --subject.');
    }
    const named = call.given.get('mailbox');
    const mailboxId = named === undefined ? undefined : (await findMailbox(call.api, named)).id;
    if (messageId !== undefined) return withMessageId(call, messageId, mailboxId);
    const query = { q: subject, mailboxId };
    const decisions = await call.api.list('GET /decisions', { query }, mostOf(call.given));
    if (decisions.length > 0 || !isLikeMessageId(subject)) return found(call, decisions);
    const result = await withMessageId(call, subject, mailboxId);
    const sentence = `No message has these words: "${subject}" was taken for a Message-ID.`;
    const facts = { takenFor: 'message-id', ...result.facts };
    return { ...result, sentences: [sentence, ...result.sentences], facts };
  },
});

/** As mail clients show it, with its brackets or without. */
const isLikeMessageId = (text: string | undefined): text is string =>
  text !== undefined && /^[^\s@]+@[^\s@]+$/.test(text);

async function withMessageId(call: GatewayCall, messageId: string, mailboxId?: string): Promise<CommandResult> {
  if (mailboxId === undefined) {
    return found(call, await call.api.list('GET /decisions', { query: { messageId } }, mostOf(call.given)));
  }
  const path = { id: mailboxId };
  return explained(call, await call.api.call('GET /mailboxes/{id}/why', { path, query: { messageId } }));
}

async function wantedMessage(given: ReadonlyMap<string, string>): Promise<string | undefined> {
  const file = given.get('eml');
  if (file === undefined) return given.get('message-id');
  if (given.has('message-id')) throw new UsageError('Name one of --message-id, --eml and --subject.');
  return messageIdOf(await readInput(file));
}

function mostOf(given: ReadonlyMap<string, string>): number {
  const most = Number(given.get('limit') ?? 10);
  if (!Number.isInteger(most) || most < 1) throw new UsageError('--limit is a number above 0.');
  return most;
}

async function found(call: GatewayCall, decisions: readonly DecisionView[]): Promise<CommandResult> {
  if (decisions.length === 0) {
    const message = 'Nothing was decided about such a message. Name its --message-id and --mailbox to see why not.';
    throw new CommandProblem(exitCodes.notFound, 'no-decision', message);
  }
  return { sentences: await linesOf(call, decisions), facts: { decisions } };
}

async function explained(call: GatewayCall, why: MessageExplanationView): Promise<CommandResult> {
  const { decisions, explanation } = why;
  if (explanation === null) {
    const last = decisions.slice(0, mostOf(call.given));
    return { sentences: await linesOf(call, last), facts: { decisions: last, explanation } };
  }
  const causes = explanation.causes.flatMap(({ sentence, remedy, folders }) => [
    `- ${sentence}${folders === undefined ? '' : ` (${folders.join(', ')})`}`,
    `  ${remedy}`,
  ]);
  const message = 'Nothing was decided about it.';
  return {
    sentences: causes,
    facts: { decisions, explanation },
    failure: { exitCode: exitCodes.notFound, code: 'no-decision', message },
  };
}

async function linesOf({ api }: GatewayCall, decisions: readonly DecisionView[]): Promise<readonly string[]> {
  const addresses = await addressesOf(
    api,
    decisions.map(({ mailboxId }) => mailboxId),
  );
  return decisions.flatMap((decision) => decisionLines(decision, addresses.get(decision.mailboxId)));
}
