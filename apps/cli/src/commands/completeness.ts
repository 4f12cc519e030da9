import type { CompletenessView, MailboxView } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxArgument, namedMailbox } from '../api/find-mailbox';
import type { CommandGroup, CommandResult } from '../command';
import { gatewayCommand, type GatewayCall } from '../gateway-command';
import { completeText, missingText } from '../text/completeness-text';
import { tableLines } from '../text/table';
import { counted, momentText } from '../text/words';

const shownIds = 10;

const showCompleteness = gatewayCommand({
  name: 'completeness show',
  summary: 'Says whether anything is missing, in a mailbox or in all of them.',
  explanation: `As of the last comparison of Exchange with the store. When something is missing
the exit code is 4. Of all mailboxes those are listed in which something is.`,
  examples: ['completeness show', 'completeness show erin@contoso.example --json'],
  arguments: [{ ...mailboxArgument, isOptional: true }],
  run: async (call) => {
    const named = call.given.get('mailbox');
    if (named === undefined) return organizationResult(call);
    const { id, emailAddress } = await findMailbox(call.api, named);
    return mailboxResult(emailAddress, await call.api.call('GET /mailboxes/{id}/completeness', { path: { id } }));
  },
});

const runCompleteness = gatewayCommand({
  name: 'completeness run',
  summary: 'Compares a mailbox in Exchange with the store now.',
  explanation: `What is found missing is looked at again at once; "mended" was brought in by
this comparison. When something stays missing the exit code is 4.`,
  arguments: [mailboxArgument],
  run: async ({ api, given, screen }) => {
    const { id, emailAddress } = await namedMailbox({ api, given });
    screen.note(`Comparing ${emailAddress} …`);
    return mailboxResult(emailAddress, await api.call('POST /mailboxes/{id}/completeness', { path: { id } }));
  },
});

function mailboxResult(emailAddress: string, completeness: CompletenessView): CommandResult {
  const { items, asOf, missing } = completeness;
  const rows = items.map((folder) => [
    folder.folderPath ?? folder.folderId,
    folder.inExchange,
    folder.inStore,
    folder.skipped,
    folder.mended,
    folder.missingCount,
  ]);
  const ids = items.flatMap((folder) => folder.missing).slice(0, shownIds);
  const table = tableLines(['FOLDER', 'IN EXCHANGE', 'IN STORE', 'SKIPPED', 'MENDED', 'MISSING'], rows);
  const sentence =
    asOf === null
      ? `${emailAddress} was never compared; "foldwatch completeness run" does it now.`
      : `${emailAddress}: ${counted(missing, 'message')} missing as of ${momentText(asOf)}.`;
  return {
    sentences: [...table, sentence, ...ids.map((id) => `  missing: ${id}`)],
    facts: { emailAddress, completeness },
    warnings: missing === 0 ? [] : [`${counted(missing, 'message')} of ${emailAddress} missing.`],
  };
}

async function organizationResult({ api }: GatewayCall): Promise<CommandResult> {
  const completeness = await api.call('GET /completeness', {});
  const { missing } = completeness;
  const incomplete = missing === 0 ? [] : await api.list('GET /mailboxes', { query: { standing: 'missing-mail' } });
  return {
    sentences: [
      ...tableLines(
        ['MAILBOX', 'MISSING', 'AS OF'],
        incomplete.map((one) => [one.emailAddress, missingIn(one), momentText(one.completeness?.asOf)]),
      ),
      `Complete: ${completeText(completeness)}. Missing: ${missingText(completeness)}.`,
    ],
    facts: { completeness, mailboxes: incomplete },
    warnings: missing === 0 ? [] : [`${counted(missing, 'message')} missing.`],
  };
}

const missingIn = ({ completeness }: MailboxView): number => completeness?.missing ?? 0;

export const completenessCommands: CommandGroup = {
  name: 'completeness',
  summary: 'Whether all is recorded that should be.',
  commands: [showCompleteness, runCompleteness],
};
