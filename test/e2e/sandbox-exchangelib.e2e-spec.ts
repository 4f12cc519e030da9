import { type SandboxExchange } from '@foldwatch/sandbox-exchange';
import { type CheckResult, checkNames } from '../tools/check-results';
import { exchangelibPython, runChecks } from '../tools/exchangelib';
import { openSandbox, sandboxEnvironment } from '../tools/open-sandbox';
import { describeWith, python } from '../tools/require-tool';

const firstRunTimeoutMs = 300_000;
const scriptTimeoutMs = 120_000;

const scripts = ['folders', 'items', 'sending', 'sync', 'notifications', 'authentication', 'autodiscover', 'faults'];

describeWith([python], 'the sandbox as exchangelib sees it', () => {
  let sandbox: SandboxExchange;

  beforeAll(async () => {
    await exchangelibPython();
    sandbox = await openSandbox();
  }, firstRunTimeoutMs);

  afterAll(() => sandbox.close());

  describe.each(scripts)('%s', (script) => {
    let results: ReadonlyMap<string, CheckResult>;

    beforeAll(async () => {
      results = await runChecks(`${script}.py`, sandboxEnvironment(sandbox));
    }, scriptTimeoutMs);

    it.each(checkNames(`exchangelib/${script}.py`))('%s', (name) => {
      expect(results.get(name)).toEqual({ name, ok: true, detail: '' });
    });

    it('makes the checks that it names, and no others', () => {
      expect([...results.keys()]).toEqual(checkNames(`exchangelib/${script}.py`));
    });
  });
  describe('notifications in the form of real servers, behind a load balancer', () => {
    let real: SandboxExchange;
    let results: ReadonlyMap<string, CheckResult>;

    beforeAll(async () => {
      real = await openSandbox({ notificationElement: 'm', strictAffinity: true });
      results = await runChecks('notifications.py', sandboxEnvironment(real));
    }, scriptTimeoutMs);

    afterAll(() => real.close());

    it.each(checkNames('exchangelib/notifications.py'))('%s', (name) => {
      expect(results.get(name)).toEqual({ name, ok: true, detail: '' });
    });
  });
});
