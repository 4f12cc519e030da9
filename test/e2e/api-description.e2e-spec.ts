import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { EmbeddedProduct } from '../product/embedded-product';
import { exchangeEnv } from '../product/exchange-env';
import { furnish } from '../product/furnish';
import { adminToken } from '../product/product';
import { ownerCookie } from '../product/owner-cookie';
import { SignedIn } from '../product/signed-in';
import type { TrackedMailbox } from '../product/tracked-mailbox';
import { pythonEnvironment } from '../tools/python-environment';
import { describeWith, python } from '../tools/require-tool';
import { noteForRun } from '../tools/run-notes';
import { askForEverything, type Findings } from '../tools/schemathesis';

const seed = Number(process.env['FOLDWATCH_API_SEED'] ?? 20_261_127);
const casesPerOperation = Number(process.env['FOLDWATCH_API_CASES'] ?? 8);
/** Of whoever gets less far. */
const fewer = Math.ceil(casesPerOperation / 4);
const timeoutMs = 600_000 + casesPerOperation * 10_000;

/** Two would end the session by which an owner asks, the last never ends. */
const leavingOut = ['signOut', 'endOwnSession', 'endOtherSessions', 'changeOwnPassword', 'followChanges'];

/** How many operations did what they are there for at least once. */
const doneOf = ({ answers }: Findings): number =>
  Object.values(answers).filter((counts) => Object.keys(counts).some((status) => status < '400')).length;

/** Said at the end of the run, so that it can be had again. */
function note(who: string, findings: Findings): void {
  const { operations, cases } = findings;
  const text = `as ${who}: ${operations} operations, ${doneOf(findings)} of them done; ${cases} cases, seed ${seed}`;
  noteForRun({ kind: 'found', text: `schemathesis ${text}` });
}

describeWith([python], 'what the API answers, held to its own description by schemathesis', () => {
  let sandbox: SandboxExchange;
  let product: EmbeddedProduct;
  let erin: TrackedMailbox;

  beforeAll(async () => {
    await pythonEnvironment('schemathesis');
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await EmbeddedProduct.create(exchangeEnv(sandbox, { FOLDWATCH_REQUESTS_PER_MINUTE: '1000000' }));
    await product.start();
    erin = await furnish(sandbox, product);
  }, 300_000);

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const find = async (
    who: string,
    headers: Readonly<Record<string, string>>,
    { phases, cases }: { readonly phases: string; readonly cases: number } = {
      phases: 'examples,fuzzing',
      cases: fewer,
    },
  ): Promise<Findings> => {
    const asker = { address: product.address, headers, leavingOut };
    const findings = await askForEverything(asker, { phases, seed, casesPerOperation: cases, timeoutMs });
    note(who, findings);
    return findings;
  };

  it(
    'has no error and nothing undescribed for the owner of a mailbox',
    async () => {
      const cookie = await ownerCookie(product, erin.id);
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      expect((await find('an owner', headers)).complaints).toBe('');
    },
    timeoutMs,
  );

  it(
    'has no error and nothing undescribed for an auditor',
    async () => {
      const passwords = ['chosen by somebody else', 'chosen by the auditor'] as const;
      const user = { name: 'auditor', role: 'auditor', password: passwords[0] };
      await product.call('POST', '/users', user);
      const browser = new SignedIn(product);
      await browser.signIn('auditor', passwords[0]);
      const changed = { currentPassword: passwords[0], newPassword: passwords[1] };
      expect((await browser.ask('PUT', '/session/password', changed)).status).toBeLessThan(300);
      const headers = { cookie: browser.cookie, 'sec-fetch-site': 'same-origin' };
      expect((await find('an auditor', headers)).complaints).toBe('');
    },
    timeoutMs,
  );

  it(
    'has no error and nothing undescribed for the key of a script',
    async () => {
      const scopes = ['records:write', 'activities:read', 'configuration:read', 'operation:read', 'events:read'];
      const { key } = await product.call<{ key: string }>('POST', '/api-keys', { name: 'script', scopes });
      expect((await find('a key', { authorization: `Bearer ${key}` })).complaints).toBe('');
    },
    timeoutMs,
  );

  it(
    'has no error and nothing undescribed for an administrator',
    async () => {
      const headers = { authorization: `Bearer ${adminToken}` };
      const everyPhase = { phases: 'examples,coverage,fuzzing', cases: casesPerOperation };
      const findings = await find('an administrator', headers, everyPhase);
      expect(findings.complaints).toBe('');
      expect(doneOf(findings) / findings.operations).toBeGreaterThan(0.75);
    },
    timeoutMs,
  );
});
