import type { ReasonsView } from './reason-views';

const introduction = `# Reasons

Why a message was, or was not, recorded: what \`GET /reasons\` answers, written by \`npm run golden\` from
\`libs/domain/src/reason-codes.ts\` and \`check.ts\`. Codes and names of checks are a contract: they are added, never renamed and
never given another meaning; the sentences may be put better.`;

/** The page of the docs that lists what is published. */
export function reasonsPage({ items, checks, absences }: ReasonsView): string {
  const checkLines = checks.map(({ name, sentence }) => `- \`${name}\`: ${sentence}`);
  return [
    introduction,
    `## Reason codes\n\nEach with what you can do about it.\n\n${linesOf(items)}`,
    `## No decision at all\n\nCauses that \`GET /mailboxes/{id}/why\` names.\n\n${linesOf(absences)}`,
    `## Checks\n\nIn the order made; each shows the value found and the value wanted.\n\n${checkLines.join('\n')}\n`,
  ].join('\n\n');
}

const linesOf = (reasons: ReasonsView['items']): string =>
  reasons.map(({ code, sentence, remedy }) => `- \`${code}\`: ${sentence} _${remedy}_`).join('\n');
