import { describeMailSource, type MailSource } from '@foldwatch/ports/testing';
import { SandboxExchange, type SandboxFault, sandboxOAuthClient } from '@foldwatch/sandbox-exchange';

import { EwsConnection } from './ews-connection';
import type { EwsAuthentication } from './ews-options';

const address = 'erin@contoso.example';
const service = 'svc-foldwatch@contoso.example';

async function openSandbox(
  authOn: (sandbox: SandboxExchange) => EwsAuthentication,
  { faults = [], impersonation = true }: { faults?: readonly SandboxFault[]; impersonation?: boolean } = {},
): Promise<MailSource> {
  const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: false });
  sandbox.createMailbox({ emailAddress: address, displayName: 'Erin', password: 'erin', mayImpersonate: false });
  sandbox.createMailbox({ emailAddress: service, displayName: 'Service', password: 'secret', mayImpersonate: true });
  sandbox.setFaults(faults);
  const connection = new EwsConnection({
    ewsUrl: sandbox.ewsUrl,
    auth: authOn(sandbox),
    impersonation,
    reconnect: { minMs: 10, maxMs: 100 },
  });
  return {
    folders: connection.folders,
    changes: connection.changes,
    content: connection.content,
    hints: connection.hints,
    access: connection.access,
    hands: handsOn(sandbox),
    close: async () => {
      await connection.close();
      await sandbox.close();
    },
  };
}

const handsOn = (sandbox: SandboxExchange): MailSource['hands'] => ({
  target: { mailboxId: 'mailbox-1', emailAddress: address },
  createFolder: async (path) => sandbox.createFolder(address, path).id,
  renameFolder: async (path, name) => void sandbox.renameFolder(address, path, name),
  moveFolder: async (path, destination) => void sandbox.moveFolder(address, path, destination),
  deleteFolder: async (path) => sandbox.deleteFolder(address, path),
  deliver: (path, eml) => sandbox.importMessage(address, path, Buffer.from(eml, 'utf8')),
  move: async (itemId, path) => sandbox.moveItems(address, [itemId], path)[0] ?? '',
  copy: async (itemId, path) => sandbox.copyItem(address, itemId, path),
  remove: async (itemId) => sandbox.deleteItem(address, itemId),
  categorize: async (itemId, categories) => void sandbox.updateMessage(address, itemId, { categories }),
  forgetCursors: async () => sandbox.invalidateSyncStates(address),
  forgetSubscriptions: async () => sandbox.loseSubscriptions(),
});

describeMailSource('EWS with Basic', () =>
  openSandbox(() => ({ kind: 'basic', username: service, password: 'secret' })),
);

describeMailSource('EWS with NTLM', () =>
  openSandbox(() => ({ kind: 'ntlm', username: 'CONTOSO\\svc-foldwatch', password: 'secret' })),
);

describeMailSource('EWS with OAuth', () =>
  openSandbox(({ port }) => ({
    kind: 'oauth',
    ...sandboxOAuthClient,
    tokenUrl: `http://127.0.0.1:${port}/tenant/oauth2/v2.0/token`,
  })),
);

describeMailSource('EWS as the owner of the mailbox', () =>
  openSandbox(() => ({ kind: 'basic', username: address, password: 'erin' }), { impersonation: false }),
);

describeMailSource('EWS with odd prefixes, odd characters and a stream cut into bytes', () =>
  openSandbox(() => ({ kind: 'basic', username: service, password: 'secret' }), {
    faults: [
      { operation: '*', fault: 'odd-prefix' },
      { operation: '*', fault: 'bad-characters' },
      { operation: 'GetStreamingEvents', fault: 'split-chunks' },
    ],
  }),
);
