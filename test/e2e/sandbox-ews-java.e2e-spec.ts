import { type SandboxExchange } from '@foldwatch/sandbox-exchange';
import { type CheckResult, checkNames } from '../tools/check-results';
import { runEwsJava } from '../tools/ews-java';
import { openSandbox, sandboxEnvironment } from '../tools/open-sandbox';
import { describeWith, java, maven } from '../tools/require-tool';

const firstRunTimeoutMs = 300_000;
const address = 'java@contoso.example';
const names = checkNames('ews-java/Checks.java');

describeWith([java, maven], "the sandbox as Microsoft's Java client sees it", () => {
  let sandbox: SandboxExchange;
  let results: ReadonlyMap<string, CheckResult>;

  beforeAll(async () => {
    // The client insists on the element that real servers write in place of the schema's.
    sandbox = await openSandbox({ notificationElement: 'm', strictAffinity: true });
    sandbox.createMailbox({ emailAddress: address, displayName: 'Java Check', password: 'check' });
    results = await runEwsJava({ ...sandboxEnvironment(sandbox), SANDBOX_MAILBOX: address });
  }, firstRunTimeoutMs);

  afterAll(() => sandbox.close());

  it.each(names)('%s', (name) => {
    expect(results.get(name)).toEqual({ name, ok: true, detail: '' });
  });

  it('makes the checks that it names, and no others', () => {
    expect([...results.keys()]).toEqual(names);
  });
});
