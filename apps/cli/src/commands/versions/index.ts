import type { VersionDetailView } from '@foldwatch/feature-gateway';
import type { CommandArgument, CommandGroup, CommandOption, CommandResult } from '../../command';
import { changed, gatewayCommand } from '../../gateway-command';
import { changeLines } from '../../text/change-lines';
import { present } from '../../text/present';
import { propertyLines, tableLines } from '../../text/table';
import { counted, momentText } from '../../text/words';
import { historyOf } from './history';
import { scopeOptions } from './scope';

const historyOptions: Readonly<Record<string, CommandOption>> = {
  ...scopeOptions,
  rule: { value: 'RULE', means: 'Of this rule of the mailbox, by its id or the path of its folder.' },
};

const numberArgument: CommandArgument = { name: 'number', means: 'The number of the version.' };

const listVersions = gatewayCommand({
  name: 'versions list',
  summary: 'Lists what was published, when and by whom.',
  explanation: 'The settings of the organization, or of a mailbox, rule or team; the last first.',
  options: historyOptions,
  run: async (call) => {
    const items = await (await historyOf(call)).list();
    const rows = items.map((one) => [one.number, momentText(one.at), one.by, one.restored, one.comment]);
    return {
      sentences: [
        ...tableLines(['VERSION', 'PUBLISHED', 'BY', 'RESTORES', 'COMMENT'], rows),
        `${counted(items.length, 'version')}.`,
      ],
      facts: { items },
    };
  },
});

const showVersion = gatewayCommand({
  name: 'versions show',
  summary: 'Shows a version, and how it differs from the one before.',
  explanation: 'With --against from another one.',
  arguments: [numberArgument],
  options: { against: { value: 'NUMBER', means: 'The version to compare it with.' }, ...historyOptions },
  run: async (call) => {
    const history = await historyOf(call);
    return versionResult(await history.read(call.given.get('number') ?? '', { against: call.given.get('against') }));
  },
});

export const rollBackCommand = gatewayCommand({
  name: 'roll-back',
  summary: 'Publishes an earlier version again.',
  explanation: `As a new version: what came in between stays in the list of versions. Where it
reaches too far it waits for a second person (exit code 8).`,
  arguments: [numberArgument],
  options: { comment: { value: 'TEXT', means: 'Why, for the list of versions.' }, ...historyOptions },
  run: async (call) => {
    const history = await historyOf(call);
    const body = present({ comment: call.given.get('comment') });
    return changed(await history.rollBack(call.given.get('number') ?? '', body), versionResult);
  },
});

const versionResult = (version: VersionDetailView): CommandResult => ({
  sentences: [
    ...propertyLines({
      version: version.number,
      published: momentText(version.at),
      by: version.by,
      restores: version.restored,
      comment: version.comment,
    }),
    ...changeLines(version.changes),
  ],
  facts: { version },
});

export const versionCommands: CommandGroup = {
  name: 'versions',
  summary: 'What was published, and how it changed.',
  commands: [listVersions, showVersion],
};
