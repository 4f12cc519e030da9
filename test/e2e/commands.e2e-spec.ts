import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { createProduct, describeProduct } from '../product/create-product';
import { exchangeEnv } from '../product/exchange-env';
import { foldwatchInShell, foldwatchProcess, foldwatchWith } from '../product/foldwatch-command';
import { adminToken, type Product } from '../product/product';
import { until } from '../product/until';
import { openSandbox } from '../tools/open-sandbox';
import { describeWith, python } from '../tools/require-tool';
import { answering } from './commands/answering';
import { changeCases } from './commands/change-cases';
import { peopleCases } from './commands/people-cases';
import { recordCases } from './commands/record-cases';
import { erin, folder, mail, omar, Terminal } from './commands/terminal';

interface JobPage {
  readonly items: readonly { readonly kind: string }[];
}

interface Folder {
  readonly path: string;
  readonly itemCount: number;
  readonly children: readonly Folder[];
}

const lunchOf = (one: Folder): readonly Folder[] =>
  one.path === 'Inbox/Lunch' ? [one] : one.children.flatMap(lunchOf);

describeProduct('the command line', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let files: string;
  let terminal: Terminal;

  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), 'foldwatch-commands-'));
    sandbox = await openSandbox({ seedCast: true });
    sandbox.createFolder(erin, folder);
    const mails = ['quote', 'order'].map((name) => ({ eml: mail(name) }));
    await sandbox.importMany(erin, sandbox.createFolder(erin, folder).id, mails);
    product = await createProduct(exchangeEnv(sandbox, { FOLDWATCH_WEBHOOK_TARGETS: 'internal' }));
    terminal = new Terminal(product, sandbox, files);
    await product.start();
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
    await rm(files, { recursive: true });
  });

  const env: Terminal['env'] = (more) => terminal.env(more);
  const typed: Terminal['typed'] = (...args) => terminal.typed(...args);
  const json: Terminal['json'] = (...args) => terminal.json(...args);
  const file: Terminal['file'] = (name, content) => terminal.file(name, content);

  const lunches = async () => (await json('folders', erin)).items.flatMap(lunchOf)[0]?.itemCount;
  const listing = (more: Readonly<Record<string, string>>) =>
    foldwatchProcess(['mailboxes', 'list'], { env: env(more) });

  describe('with mailboxes', () => {
    it('adds all that a file names, tests them, and says which cannot be added and why', async () => {
      const csv = await file(
        'mailboxes.csv',
        `emailAddress,kind\n${erin},user\n${omar},user\nnobody@contoso.example,user\nno address,user\n`,
      );
      const { end, items, warnings } = await json('mailboxes', 'add', '--csv', csv, '--enable');
      expect(end).toBe(4);
      expect(items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
        'enabled',
        'enabled',
        'not-enabled',
        'refused',
      ]);
      expect(warnings).toEqual([
        'Line 4, nobody@contoso.example: Check the address: Exchange has no mailbox under it.',
        'Line 5, no address: “emailAddress” is no address.',
      ]);
    });

    it('shows a checklist with the cure below the step that failed', async () => {
      const { end, out, err } = await typed('mailboxes', 'test-and-enable', 'nobody@contoso.example');
      expect(end).toBe(1);
      expect(out).toMatch(/✓ sign-in .*\n✗ mailbox .*\n +Check the address.*\n- folders +not tried\n/);
      expect(err).toContain('nobody@contoso.example is pending');
      const shown = await typed('mailboxes', 'show', 'nobody@contoso.example');
      expect(shown.out).toMatch(
        /^last test +failed, .*\n✓ server .*\n✓ sign-in .*\n✗ mailbox .*\n +Check the address/m,
      );
    });

    it('says which step hangs while it does, and ends the test with Ctrl-C', async () => {
      const sales = 'sales@contoso.example';
      const { mailbox } = await json('mailboxes', 'add', sales, '--kind', 'shared');
      sandbox.setFaults([{ operation: 'SyncFolderHierarchy', mailbox: sales, fault: 'hang' }]);
      const tests = () => product.all<{ state: string; steps: readonly object[] }>(`/mailboxes/${mailbox.id}/tests`);
      const { end, out, err } = await foldwatchProcess(['mailboxes', 'test-and-enable', sales], {
        env: env(),
        interruptWhen: () =>
          until(async () => JSON.stringify(await tests()).includes('Reading the folders.'), 'the folders being read'),
      });
      sandbox.setFaults([]);
      expect([end, err]).toEqual([130, expect.stringContaining('Testing sales@contoso.example')]);
      expect(out).not.toContain('folders');
      expect((await tests())[0]).toMatchObject({
        state: 'stopped',
        steps: { 3: { step: 'folders', state: 'stopped' } },
      });
    });

    it('lists and shows them, pauses and resumes one, and has it read', async () => {
      expect((await typed('mailboxes', 'list', '--state', 'enabled')).out).toMatch(
        /^ADDRESS +STATE .*\nerin@.* enabled .*\nomar@.*\n2 mailboxes\.\n$/,
      );
      await until(async () => (await json('folders', omar)).readNow === true, 'its folders to be read');
      expect((await json('mailboxes', 'pause', omar)).mailbox.state).toBe('disabled');
      const isOfBefore = async () => (await typed('folders', omar)).out.includes('Exchange could not be asked now: ');
      await until(isOfBefore, 'nothing of it to be read any more');
      const { end, items } = await terminal.lines('mailboxes', 'resume', omar);
      const steps = items.filter(({ step }) => step !== undefined);
      expect([end, items.at(-1)]).toEqual([0, { state: 'enabled' }]);
      expect(steps.map(({ step, ok }) => `${step} ${ok}`)).toEqual(
        ['server', 'sign-in', 'mailbox', 'folders', 'notifications'].map((step) => `${step} true`),
      );
      expect(steps.every(({ durationMs }) => durationMs >= 0)).toBe(true);
      expect((await json('mailboxes', 'show', omar)).lastTest.state).toBe('passed');
      expect(await json('mailboxes', 'sync', omar)).toMatchObject({ end: 0, job: { kind: 'sync', state: 'done' } });
      expect(await json('mailboxes', 'show', 'x@contoso.example')).toMatchObject({ end: 5, code: 'unknown-mailbox' });
    });
  });

  describe('with records and rules', () => {
    it('counts what a file holds, then delivers it', async () => {
      const csv = await file(
        'records.csv',
        'id;name;emailAddresses\na-northwind;"Northwind; Ltd";office@northwind.example info@northwind.example\n',
      );
      const dry = await json('records', 'import', csv, '--table', 'account', '--dry-run');
      expect(dry).toMatchObject({ end: 0, dryRun: true, lines: 1, created: 1 });
      expect(await json('records', 'import', csv, '--table', 'account')).toMatchObject({ end: 0, created: 1 });
      expect(await json('records', 'import', csv, '--table', 'account')).toMatchObject({ end: 0, unchanged: 1 });
    });

    it('names the lines of the file that are refused, and why the whole of one is', async () => {
      const csv = await file('bad.csv', 'table,id,name,emailAddresses\naccount,b-1,A,\naccount,b-2,B,nothing\n');
      const { end, created, refused, warnings } = await json('records', 'import', csv);
      expect({ end, created, refused }).toMatchObject({ end: 4, created: 1, refused: [{ line: 3 }] });
      expect(warnings).toEqual(['Line 3: “emailAddresses” is no address.']);
      const whole = await json('records', 'import', await file('none.csv', 'name\nA\n'));
      expect(whole).toMatchObject({ end: 2, message: expect.stringContaining('needs a first line') });
    });

    it('says how much mail is there before it asks what becomes of it', async () => {
      const { end, err } = await typed('rules', 'add', erin, folder, '--regarding', 'account/a-northwind');
      expect(end).toBe(2);
      expect(err).toContain(`There are 2 messages in ${folder} already. Say "--existing track"`);
    });

    it('makes a rule and waits until the mail that was there is recorded', async () => {
      const args = ['--regarding', 'account/a-northwind', '--existing', 'track', '--wait'];
      const { end, rule } = await json('rules', 'add', erin, folder, ...args);
      expect({ end, status: rule.status }).toEqual({ end: 0, status: 'active' });
      await until(
        async () => (await json('rules', 'show', erin, folder)).rule.trackedCount === 2,
        'both to be tracked',
      );
      const { items } = await json('backfill', 'show', erin, '--watch');
      expect(items).toMatchObject([{ folderPath: folder, existingCount: 2, trackedCount: 2 }]);
      expect((await typed('folders', erin, '--tracked')).out).toContain(`${folder}         2  tracked`);
    });

    it('counts what is in a folder now, also where nobody tracks it', async () => {
      sandbox.createFolder(erin, 'Inbox/Lunch');
      await until(async () => (await lunches()) === 0, 'the folder to be listed');
      await sandbox.importMessage(erin, 'Inbox/Lunch', mail('lunch'));
      await until(async () => (await lunches()) === 1, 'its message to be counted');
    });

    it('asks what becomes of tracked mail before the record changes', async () => {
      const asked = await typed('rules', 'change', erin, folder, '--regarding', 'none');
      expect(asked).toMatchObject({ end: 2, err: expect.stringContaining('The rule has tracked 2 messages.') });
      const kept = await json('rules', 'change', erin, folder, '--regarding', 'none', '--existing', 'keep');
      expect(kept).toMatchObject({ end: 0, rule: { regarding: null } });
    });

    it('pauses, resumes and removes a rule by the path of its folder', async () => {
      expect((await json('rules', 'pause', erin, folder)).rule.status).toBe('paused');
      expect((await json('rules', 'resume', erin, folder)).rule.paused).toBe(false);
      const extra = await json('rules', 'add', erin, 'Inbox/Private', '--do-not-track');
      expect((await json('rules', 'remove', erin, extra.rule.id)).end).toBe(0);
      expect((await json('rules', 'list', erin)).items).toHaveLength(1);
      expect(await json('rules', 'remove', erin, extra.rule.id)).toMatchObject({ end: 5, code: 'unknown-rule' });
    });
  });

  describe('asked what would be, and why', () => {
    it('counts what a change would do, and lists it', async () => {
      const changes = await file('changes.json', JSON.stringify({ options: { track: 'all' } }));
      const result = await json('simulate', '--mailbox', erin, '--changes', changes, '--list');
      expect(result).toMatchObject({ end: 0, simulation: { state: 'done' } });
      expect(result.simulation.counts.newlyTracked).toBeGreaterThan(0);
      expect(result.differences).toHaveLength(result.simulation.reach);
    });

    it('tries a pasted message, with each check', async () => {
      const args = ['simulate', '--eml', '-', '--mailbox', erin, '--folder', folder];
      const { end, out } = await foldwatchProcess(args, { env: env(), input: mail('question').toString() });
      expect(end).toBe(0);
      expect(out).toMatch(/now: track\. The message is in a tracked folder\.\n +✓ /);
    });

    it('stops a simulation in the gateway too when it is interrupted', async () => {
      sandbox.setFaults([{ operation: '*', mailbox: omar, fault: 'hang' }]);
      const { id } = (await json('mailboxes', 'show', omar)).mailbox;
      const simulating = async (): Promise<number> => {
        const { items } = await product.call<JobPage>('GET', `/jobs?mailboxId=${id}`);
        return items.filter(({ kind }) => kind === 'simulate').length;
      };
      const { end, err } = await foldwatchWith(
        { env: env(), interruptWhen: () => until(async () => (await simulating()) > 0, 'the simulation to begin') },
        'simulate',
        '--mailbox',
        omar,
      );
      expect({ end, simulating: await simulating() }).toEqual({ end: 130, simulating: 0 });
      expect(err).toContain('The simulation is stopped and removed.\nfoldwatch: Interrupted.\n');
      sandbox.setFaults([]);
    });

    it('says why a saved message is recorded, or why not', async () => {
      const { end, out } = await typed('why', '--eml', await file('order.eml', mail('order')), '--mailbox', erin);
      expect(end).toBe(0);
      expect(out).toMatch(/erin@contoso\.example {2}Inbox\/Customers\/Northwind {2}track \(folder-rule\)/);
      expect((await json('why', '--subject', 'about order')).decisions.length).toBeGreaterThan(0);
      const unknown = await json('why', '--message-id', '<nothing@northwind.example>', '--mailbox', erin);
      expect(unknown).toMatchObject({ end: 5, code: 'no-decision' });
      expect(unknown.explanation.causes.length).toBeGreaterThan(0);
    });

    it('says whether anything is missing', async () => {
      const { end, completeness } = await json('completeness', 'run', erin);
      expect({ end, missing: completeness.missing }).toEqual({ end: 0, missing: 0 });
      expect((await typed('completeness', 'show')).out).toMatch(/^Complete: \d of 2 mailboxes, /);
      expect((await typed('status')).out).toMatch(/^missing +0 messages as of .*\ncomplete +\d of 2 mailboxes/);
    });

    it('lists what is wrong or under way', async () => {
      expect(await json('alerts', 'list', '--mailbox', erin)).toMatchObject({ end: 0, items: [] });
      expect(await json('dead-letters', 'list')).toMatchObject({ end: 0, items: [] });
      expect(await json('dead-letters', 'replay', '--all')).toMatchObject({ end: 0, settled: 0, left: 0 });
      expect(await json('jobs', 'list', '--mailbox', erin)).toMatchObject({ end: 0 });
      expect(await json('approvals', 'list')).toMatchObject({ end: 0, items: [] });
      expect(await json('jobs', 'show', 'nothing')).toMatchObject({ end: 5 });
    });
  });

  describe('with what is set, prepared and published', () => changeCases(() => terminal));
  describe('with what is recorded', () => recordCases(() => terminal));
  describe('with people and rights', () => peopleCases(() => terminal));

  describe('where something is in the way', () => {
    it('tells a wrong token from a missing one', async () => {
      const wrong = await listing({ FOLDWATCH_ADMIN_TOKEN: 'a-wrong-token-0123456789' });
      expect(wrong).toMatchObject({ end: 6, err: expect.stringContaining('does not accept the token') });
      const none = await listing({ FOLDWATCH_ADMIN_TOKEN: '', FOLDWATCH_DATA_DIR: files });
      expect(none).toMatchObject({ end: 6, err: expect.stringContaining('cannot be read') });
      expect(wrong.err).not.toContain('a-wrong-token');
    });

    it('takes the token from a file, also of the data directory, and sends that to this machine alone', async () => {
      const tokenFile = await file('admin-token', `${adminToken}\n`);
      const fromFile = await foldwatchProcess(['mailboxes', 'list', '--token-file', tokenFile], {
        env: { FOLDWATCH_URL: product.address },
      });
      expect(fromFile.end).toBe(0);
      const withDataDir = { FOLDWATCH_ADMIN_TOKEN: '', FOLDWATCH_DATA_DIR: files };
      expect((await listing(withDataDir)).end).toBe(0);
      const elsewhere = await listing({ ...withDataDir, FOLDWATCH_URL: 'https://foldwatch.example' });
      expect(elsewhere).toMatchObject({
        end: 6,
        err: expect.stringContaining('For foldwatch.example a token is needed.'),
      });
    });

    it('says that nothing answers, or something else than Foldwatch', async () => {
      const away = await listing({ FOLDWATCH_URL: 'http://127.0.0.1:9' });
      expect(away).toMatchObject({ end: 7, err: expect.stringContaining('http://127.0.0.1:9 does not answer') });
      await answering(
        (_, response) => response.end('<html>'),
        async (url) => {
          expect(await listing({ FOLDWATCH_URL: url })).toMatchObject({
            end: 7,
            err: expect.stringContaining('is not Foldwatch'),
          });
        },
      );
    });

    it('does not follow a redirect, which would take the token along', async () => {
      const asked: string[] = [];
      const redirect: RequestListener = ({ url = '' }, response) => {
        asked.push(url);
        response.writeHead(302, { location: '/elsewhere' }).end();
      };
      await answering(redirect, async (url) => expect((await listing({ FOLDWATCH_URL: url })).end).toBe(7));
      expect(asked).toHaveLength(1);
    });

    it('ends quietly when a reader has seen enough', async () => {
      const command = `${foldwatchInShell('mailboxes', 'list')} | head -c 1; echo " \${PIPESTATUS[0]}"`;
      const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], {
        env: { ...process.env, ...env() },
      });
      expect({ stdout, stderr }).toEqual({ stdout: 'A 0\n', stderr: '' });
    });
  });

  describeWith([python], 'on a terminal', () => {
    it('draws bars, and none where nobody watches', async () => {
      const csv = await file('again.csv', 'table,id,name\naccount,a-northwind,Northwind\n');
      const words = ['records', 'import', csv];
      const inTerminal = `import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)`;
      const command = `python3 -c '${inTerminal}' ${foldwatchInShell(...words)}`;
      const { stdout } = await promisify(execFile)('bash', ['-c', command], { env: { ...process.env, ...env() } });
      expect(stdout).toMatch(/\rDelivering records +\[#{30}\] 100 %/);
      const { err } = await typed(...words);
      expect(err).toBe('Delivering records\n');
    });
  });

  it('never prints the token', () => {
    expect(terminal.printed.length).toBeGreaterThan(30);
    expect(terminal.printed.filter(({ out, err }) => `${out}${err}`.includes(adminToken))).toEqual([]);
  });
});
