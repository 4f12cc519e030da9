import type { AddDraftRequest, DraftDetailView, DraftView } from '@foldwatch/feature-gateway';
import { addressesOf, findMailbox } from '../api/find-mailbox';
import type { CommandArgument, CommandGroup, CommandOption, CommandResult } from '../command';
import { UsageError } from '../command-problem';
import { changed, gatewayCommand, type GatewayCall } from '../gateway-command';
import { listed } from '../listing';
import { changeLines } from '../text/change-lines';
import { present } from '../text/present';
import { readJson } from '../text/read-input';
import { propertyLines, tableLines } from '../text/table';
import { counted, momentText } from '../text/words';
import { scopeOptions, versionScope } from './versions/scope';

type Changes = AddDraftRequest['changes'];

const idArgument: CommandArgument = { name: 'id', means: 'The id of the draft.' };

const changesOption: CommandOption = {
  value: 'FILE',
  means: 'JSON, as "changes" of POST /api/v1/drafts; "-" is standard input.',
};

const commentOption: CommandOption = { value: 'TEXT', means: 'Why, for the list of versions.' };

const listDrafts = gatewayCommand({
  name: 'drafts list',
  summary: 'Lists changes that were prepared and not published.',
  explanation: 'Of the organization, teams and mailboxes; with --mailbox of that one.',
  options: { mailbox: { value: 'MAILBOX', means: 'Those of this mailbox, by its address or id.' } },
  run: async (call) => {
    const named = call.given.get('mailbox');
    const mailboxId = named === undefined ? undefined : (await findMailbox(call.api, named)).id;
    const { items } = await listed(call, 'GET /drafts', { input: { query: { mailboxId } } });
    const addresses = await addressesOf(
      call.api,
      items.map((draft) => draft.mailboxId),
    );
    const rows = items.map((draft) => [
      momentText(draft.modifiedAt),
      draft.modifiedBy,
      draft.scope,
      addresses.get(draft.mailboxId ?? '') ?? draft.teamId,
      draft.comment,
      draft.id,
    ]);
    return {
      sentences: [
        ...tableLines(['MODIFIED', 'BY', 'OF', 'WHICH', 'COMMENT', 'ID'], rows),
        `${counted(items.length, 'draft')}.`,
      ],
      facts: { items },
    };
  },
});

const showDraft = gatewayCommand({
  name: 'drafts show',
  summary: 'Shows a draft, and what would come out otherwise than now.',
  explanation: '"simulate --draft" says what it would do to mail.',
  arguments: [idArgument],
  run: async ({ api, given }) => draftResult(await api.call('GET /drafts/{draftId}', { path: pathOf(given) })),
});

const addDraft = gatewayCommand({
  name: 'drafts add',
  summary: 'Prepares changes of the organization, a team or a mailbox.',
  explanation: `Nothing is in effect before it is published. What the file does not name stays,
such as {"organization": {"track": "replies"}}; a mailbox has "options",
"exclusions", "folderRules" and "removedFolderRules", a team has "team".`,
  examples: ['drafts add --changes changes.json --comment "Replies only"'],
  options: { changes: { ...changesOption, isRequired: true }, comment: commentOption, ...scopeOptions },
  run: async (call) => {
    const changes = await readJson<Changes>(call.given.get('changes') ?? '');
    const scope = await scopeOf(call);
    const body = { ...scope, changes, ...present({ comment: call.given.get('comment') }) };
    return draftResult(await call.api.call('POST /drafts', { body }));
  },
});

async function scopeOf(call: GatewayCall): Promise<Pick<AddDraftRequest, 'scope' | 'teamId' | 'mailboxId'>> {
  const scope = await versionScope(call);
  if (scope.kind === 'mailbox') return { scope: 'mailbox', mailboxId: scope.path.id };
  return scope.kind === 'team' ? { scope: 'team', ...scope.path } : { scope: 'organization' };
}

const changeDraft = gatewayCommand({
  name: 'drafts change',
  summary: 'Prepares a draft anew with other changes, upon what is published now.',
  explanation: 'They take the place of those before. With --comment alone they stay.',
  arguments: [idArgument],
  options: { changes: changesOption, comment: commentOption },
  run: async ({ api, given }) => {
    const file = given.get('changes');
    const changes = file === undefined ? undefined : await readJson<Changes>(file);
    const body = present({ changes, comment: given.get('comment') });
    if (Object.keys(body).length === 0) throw new UsageError('Say --changes or --comment.');
    return draftResult(await api.call('PATCH /drafts/{draftId}', { path: pathOf(given), body }));
  },
});

const publishDraft = gatewayCommand({
  name: 'drafts publish',
  summary: 'Makes a draft what is in effect.',
  explanation: `As a version of its own, which "roll-back" undoes. Where it reaches too far it
waits for a second person (exit code 8).`,
  arguments: [idArgument],
  run: async ({ api, given }) =>
    changed(await api.call('POST /drafts/{draftId}/publish', { path: pathOf(given) }), (draft) => ({
      sentences: [`The draft ${draft.id} is published.`],
      facts: { draft },
    })),
});

const discardDraft = gatewayCommand({
  name: 'drafts discard',
  summary: 'Throws a draft away.',
  explanation: 'What is published stays as it is.',
  arguments: [idArgument],
  run: async ({ api, given }) => {
    const draft: DraftView = await api.call('DELETE /drafts/{draftId}', { path: pathOf(given) });
    return { sentences: [`The draft ${draft.id} is discarded.`], facts: { draft } };
  },
});

const pathOf = (given: ReadonlyMap<string, string>): { readonly draftId: string } => ({
  draftId: given.get('id') ?? '',
});

const draftResult = (draft: DraftDetailView): CommandResult => ({
  sentences: [
    ...propertyLines({
      id: draft.id,
      of: draft.scope,
      team: draft.teamId,
      mailbox: draft.mailboxId,
      comment: draft.comment,
      modified: momentText(draft.modifiedAt),
      by: draft.modifiedBy,
    }),
    ...(draft.changes.length === 0 ? ['It changes nothing.'] : changeLines(draft.changes)),
  ],
  facts: { draft },
  warnings: draft.outdated
    ? [`Something was published since that it changes: "drafts change ${draft.id} --changes" prepares it anew.`]
    : [],
});

export const draftCommands: CommandGroup = {
  name: 'drafts',
  summary: 'Changes that are prepared before they are published.',
  commands: [listDrafts, showDraft, addDraft, changeDraft, publishDraft, discardDraft],
};
