import type { ImportView } from '@foldwatch/feature-gateway';
import { importFile } from '../../api/import-file';
import type { CommandResult } from '../../command';
import { gatewayCommand } from '../../gateway-command';
import { present } from '../../text/present';
import { readBytes } from '../../text/read-input';
import { counted } from '../../text/words';

export const importRecords = gatewayCommand({
  name: 'records import',
  summary: 'Delivers records of the CRM from a CSV file.',
  explanation: `The first line of the file names its columns:

  table,id,name,emailAddresses,ownerId,state,parentAccountId
  account,a-fabrikam,Fabrikam,office@fabrikam.example;info@fabrikam.example,,,

Addresses are separated by semicolons, commas or spaces. --table stands for a
column "table" that is not there. What the file has no column for stays as it
is. Lines that are refused are named with the reason, the others are delivered
(exit code 4). The same call may be made again. --dry-run says what would
become of the file and changes nothing.`,
  arguments: [{ name: 'file', means: 'The CSV file; "-" is standard input.' }],
  options: {
    table: { value: 'TABLE', means: 'What the records are where the file does not say so, such as contact.' },
    'dry-run': { means: 'Looks at the file only.' },
  },
  run: async (call) => {
    const { given } = call;
    const file = await readBytes(given.get('file') ?? '');
    const isDry = given.has('dry-run');
    const label = isDry ? 'Looking at records' : 'Delivering records';
    const query = present({ table: given.get('table') });
    const answers: ImportView[] = [];
    for await (const answer of importFile(call, { to: 'POST /record-imports', file, apply: !isDry, query, label })) {
      answers.push(answer);
    }
    return resultOf(answers, isDry);
  },
});

function resultOf(answers: readonly ImportView[], dryRun: boolean): CommandResult {
  const count = (of: 'created' | 'updated' | 'unchanged' | 'refusedCount'): number =>
    answers.reduce((sum, answer) => sum + answer[of], 0);
  const refused = answers.flatMap((answer) => answer.refused);
  const [created, updated, unchanged] = [count('created'), count('updated'), count('unchanged')];
  const lines = answers[0]?.lines ?? 0;
  const became = `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused.length} refused`;
  return {
    sentences: [`Of ${counted(lines, 'line')}: ${became}${dryRun ? '; nothing was changed' : ''}.`],
    facts: { dryRun, lines, created, updated, unchanged, refused },
    warnings: refused.map(({ line, reasons }) => `Line ${line}: ${reasons.join('; ')}.`),
  };
}
