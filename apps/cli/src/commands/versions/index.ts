import type { VersionDetailView, VersionPage } from '@foldwatch/feature-gateway';
import type { OrWaiting } from '../../api/calls';
import type { CommandArgument, CommandGroup, CommandResult } from '../../command';
import { changed, gatewayCommand, type GatewayCall } from '../../gateway-command';
import { changeLines } from '../../text/change-lines';
import { propertyLines, tableLines } from '../../text/table';
import { counted, momentText } from '../../text/words';
import { scopeOptions, versionScope } from './scope';

const numberArgument: CommandArgument = { name: 'number', means: 'The number of the version.' };

const listVersions = gatewayCommand({
  name: 'versions list',
  summary: 'Lists what was published, when and by whom.',
  explanation: 'The settings of the organization, or of a mailbox or team; the last first.',
  options: scopeOptions,
  run: async (call) => {
    const items = await versionsOf(call);
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

async function versionsOf(call: GatewayCall): Promise<VersionPage['items']> {
  const scope = await versionScope(call);
  if (scope.kind === 'mailbox') return call.api.list('GET /mailboxes/{id}/versions', scope);
  if (scope.kind === 'team') return call.api.list('GET /teams/{teamId}/versions', scope);
  return call.api.list('GET /organization/versions', {});
}

const showVersion = gatewayCommand({
  name: 'versions show',
  summary: 'Shows a version, and how it differs from the one before.',
  explanation: 'With --against from another one.',
  arguments: [numberArgument],
  options: { against: { value: 'NUMBER', means: 'The version to compare it with.' }, ...scopeOptions },
  run: async (call) => versionResult(await readVersion(call, call.given.get('number') ?? '')),
});

async function readVersion(call: GatewayCall, number: string): Promise<VersionDetailView> {
  const scope = await versionScope(call);
  const query = { against: call.given.get('against') };
  if (scope.kind === 'mailbox') {
    return call.api.call('GET /mailboxes/{id}/versions/{number}', { path: { ...scope.path, number }, query });
  }
  if (scope.kind === 'team') {
    return call.api.call('GET /teams/{teamId}/versions/{number}', { path: { ...scope.path, number }, query });
  }
  return call.api.call('GET /organization/versions/{number}', { path: { number }, query });
}

export const rollBackCommand = gatewayCommand({
  name: 'roll-back',
  summary: 'Publishes an earlier version again.',
  explanation: `As a new version: what came in between stays in the list of versions. Where it
reaches too far it waits for a second person (exit code 8).`,
  arguments: [numberArgument],
  options: { comment: { value: 'TEXT', means: 'Why, for the list of versions.' }, ...scopeOptions },
  run: async (call) => changed(await rollBack(call, call.given.get('number') ?? ''), versionResult),
});

async function rollBack(call: GatewayCall, number: string): Promise<OrWaiting<VersionDetailView>> {
  const scope = await versionScope(call);
  const comment = call.given.get('comment');
  const body = comment === undefined ? {} : { comment };
  if (scope.kind === 'mailbox') {
    const path = { ...scope.path, number };
    return call.api.call('POST /mailboxes/{id}/versions/{number}/roll-back', { path, body });
  }
  if (scope.kind === 'team') {
    const path = { ...scope.path, number };
    return call.api.call('POST /teams/{teamId}/versions/{number}/roll-back', { path, body });
  }
  return call.api.call('POST /organization/versions/{number}/roll-back', { path: { number }, body });
}

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
