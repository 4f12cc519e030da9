import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;
let numbers = 0;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());
afterEach(() => gateway.as('put', '/api/v1/organization').send({ locks: [] }).expect(200));

async function addMailbox(teamId?: string): Promise<string> {
  const emailAddress = `member-${(numbers += 1)}@contoso.example`;
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201);
  if (teamId !== undefined) await gateway.as('patch', `/api/v1/mailboxes/${body.id}`).send({ teamId }).expect(200);
  return body.id;
}

async function addTeam(given: object = {}): Promise<string> {
  const sent = { name: `Team ${(numbers += 1)}`, ...given };
  const { body } = await gateway.as('post', '/api/v1/teams').send(sent).expect(201);
  return body.id;
}

const optionsOf = async (id: string) => (await gateway.as('get', `/api/v1/mailboxes/${id}/options`).expect(200)).body;
const configOf = async (id: string) => (await gateway.stores.mailboxConfigs.findMany([id])).get(id);

const layer = (name: string, value: unknown, fixes = false) => ({ layer: name, value, fixes });

describe('teams', () => {
  it('are added, listed, changed and removed', async () => {
    const id = await addTeam({ name: 'Sales', values: { track: 'all', create: null }, locks: ['track'] });
    const { body } = await gateway
      .as('patch', `/api/v1/teams/${id}`)
      .send({ values: { track: 'none' } })
      .expect(200);
    expect(body).toMatchObject({ name: 'Sales', values: { track: 'none' }, locks: ['track'] });
    const { body: listed } = await gateway.as('get', '/api/v1/teams').expect(200);
    expect(listed.items).toContainEqual(body);
    await gateway.as('delete', `/api/v1/teams/${id}`).expect(200);
    expect((await gateway.as('get', `/api/v1/teams/${id}`).expect(404)).body.code).toBe('unknown-team');
  });

  it('say what their options come to, and what each layer said', async () => {
    const id = await addTeam({
      values: { track: 'all', onDelete: 'untrack', createMode: 'suggest' },
      locks: ['createMode'],
    });
    await gateway
      .as('put', '/api/v1/organization')
      .send({ locks: ['onDelete'], trackCap: 'replies', smartMatching: true });
    const { body } = await gateway.as('get', `/api/v1/teams/${id}/options`).expect(200);
    const { body: ofOrganization } = await gateway.as('get', '/api/v1/organization/options').expect(200);
    await gateway.as('put', '/api/v1/organization').send({ trackCap: 'all', smartMatching: false });
    expect(body.track).toEqual({
      value: 'all',
      effective: 'replies',
      source: 'organization',
      capped: true,
      lockedBy: null,
      layers: [layer('default', 'replies'), layer('organization', 'replies'), layer('team', 'all')],
    });
    expect(body.createMode).toEqual({
      value: 'suggest',
      effective: 'suggest',
      source: 'team',
      capped: false,
      lockedBy: null,
      layers: [layer('default', 'create'), layer('organization', 'create'), layer('team', 'suggest', true)],
    });
    expect(body.onDelete).toMatchObject({
      value: 'untrack',
      effective: 'keep',
      source: 'organization',
      lockedBy: 'organization',
    });
    expect(body.smartMatching).toMatchObject({ value: null, effective: true, source: 'organization' });
    expect(ofOrganization.smartMatching).toEqual({
      value: true,
      effective: true,
      source: 'organization',
      capped: false,
      lockedBy: null,
      layers: [layer('default', false), layer('organization', true)],
    });
    expect(ofOrganization.onDelete).toMatchObject({ lockedBy: null, layers: [{}, { fixes: true }] });
    await gateway.as('get', '/api/v1/teams/nobody/options').expect(404);
  });

  it('have names of their own', async () => {
    await addTeam({ name: 'Support' });
    const { body } = await gateway.as('post', '/api/v1/teams').send({ name: 'SUPPORT' }).expect(409);
    expect(body.code).toBe('team-exists');
  });

  it('stay as long as mailboxes are in them', async () => {
    const team = await addTeam();
    const id = await addMailbox(team);
    expect((await gateway.as('delete', `/api/v1/teams/${team}`).expect(409)).body.code).toBe('team-in-use');
    await gateway.as('patch', `/api/v1/mailboxes/${id}`).send({ teamId: null }).expect(200);
    await gateway.as('delete', `/api/v1/teams/${team}`).expect(200);
  });

  it('say how many mailboxes are in them, which are taken out where that is wanted', async () => {
    const team = await addTeam();
    const ids = [await addMailbox(team), await addMailbox(team)];
    const { body } = await gateway.as('get', `/api/v1/teams/${team}`).expect(200);
    expect(body.mailboxes).toBe(2);
    await gateway.as('delete', `/api/v1/teams/${team}?mailboxes=elsewhere`).expect(400);
    await gateway.as('delete', `/api/v1/teams/${team}?mailboxes=take-out`).expect(200);
    const configs = await Promise.all(ids.map((id) => configOf(id)));
    expect(configs.map((config) => config?.mailbox.teamId)).toEqual([undefined, undefined]);
    await gateway.as('get', `/api/v1/teams/${team}`).expect(404);
  });

  it('that there are not take no mailbox in', async () => {
    const id = await addMailbox();
    const { body } = await gateway.as('patch', `/api/v1/mailboxes/${id}`).send({ teamId: 'nobody' }).expect(404);
    expect(body.code).toBe('unknown-team');
  });

  it('change what the pipeline compares, so that what was saved before a message was seen applies to it', async () => {
    const before = await gateway.stores.mailboxConfigs.versions([]);
    const team = await addTeam();
    await gateway
      .as('patch', `/api/v1/teams/${team}`)
      .send({ values: { track: 'all' } })
      .expect(200);
    const after = await gateway.stores.mailboxConfigs.versions([]);
    expect(after.organization).toBe(before.organization + 2);
  });

  it('that widen what is read leave out what lay there before', async () => {
    const team = await addTeam();
    const id = await addMailbox();
    await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send({ track: 'none' }).expect(200);
    expect((await configOf(id))?.mailbox.automaticFrom).toBeUndefined();
    await gateway
      .as('patch', `/api/v1/teams/${team}`)
      .send({ values: { track: 'all' }, locks: ['track'] })
      .expect(200);
    const { settings } = await gateway.stores.organizationConfigs.find();
    expect(settings.teams?.find((one) => one.id === team)?.automaticTrackingSince).toBeDefined();
    await gateway.as('patch', `/api/v1/mailboxes/${id}`).send({ teamId: team }).expect(200);
    expect((await configOf(id))?.mailbox.automaticFrom).toBeDefined();
  });
});

describe('layers', () => {
  it('show for each option what it comes to and where it comes from', async () => {
    const team = await addTeam({ values: { onDelete: 'untrack', createMode: 'suggest' } });
    const id = await addMailbox(team);
    await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send({ createMode: 'create' }).expect(200);
    expect(await optionsOf(id)).toMatchObject({
      onDelete: { value: null, effective: 'untrack', source: 'team', lockedBy: null },
      createMode: { value: 'create', effective: 'create', source: 'mailbox', lockedBy: null },
      onMoveOut: { value: null, effective: 'keep', source: 'default', lockedBy: null },
    });
  });

  it('below a lock cannot set the value; what was set before stays, is shown and has no effect', async () => {
    const team = await addTeam({ values: { track: 'known-senders' } });
    const id = await addMailbox(team);
    const path = `/api/v1/mailboxes/${id}/options`;
    await gateway.as('put', path).send({ track: 'all', create: 'lead' }).expect(200);
    await gateway
      .as('patch', `/api/v1/teams/${team}`)
      .send({ locks: ['track'] })
      .expect(200);
    const locked = { value: 'all', effective: 'known-senders', source: 'team', capped: false, lockedBy: 'team' };
    expect(await optionsOf(id)).toMatchObject({ track: locked });
    const { body } = await gateway.as('put', path).send({ track: 'none' }).expect(422);
    expect(body).toMatchObject({
      code: 'setting-locked',
      errors: [{ field: 'track', message: 'is fixed by the team' }],
    });
    await gateway.as('put', path).send({ create: 'contact' }).expect(200);
    expect(await optionsOf(id)).toMatchObject({ track: locked, create: { value: 'contact' } });
    await gateway.as('patch', `/api/v1/teams/${team}`).send({ locks: [] }).expect(200);
    expect((await optionsOf(id)).track).toMatchObject({ effective: 'all', source: 'mailbox', lockedBy: null });
  });

  it('of a team cannot set what the organization locked', async () => {
    await gateway
      .as('put', '/api/v1/organization')
      .send({ locks: ['onDelete'] })
      .expect(200);
    const sent = { name: 'Locked out', values: { onDelete: 'untrack' } };
    expect((await gateway.as('post', '/api/v1/teams').send(sent).expect(422)).body.code).toBe('setting-locked');
  });

  it('of a mailbox know no value that is set above it alone', async () => {
    const id = await addMailbox();
    const answer = await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send({ accountByDomain: true });
    expect(answer.status).toBe(400);
  });

  it('of a folder have settings of their own, unless they are locked', async () => {
    const team = await addTeam();
    const id = await addMailbox(team);
    await saveFolders(gateway.stores, id);
    const rules = `/api/v1/mailboxes/${id}/folder-rules`;
    const rule = { folderId: 'f-contoso', settings: { onMoveOut: 'untrack' } };
    const { body } = await gateway.as('post', rules).send(rule).expect(201);
    expect(body.settings).toEqual({ onMoveOut: 'untrack' });
    await gateway
      .as('patch', `/api/v1/teams/${team}`)
      .send({ locks: ['onMoveOut'] })
      .expect(200);
    const changed = { settings: { onMoveOut: 'keep' } };
    expect((await gateway.as('patch', `${rules}/${body.id}`).send(changed).expect(422)).body.code).toBe(
      'setting-locked',
    );
    await gateway.as('patch', `${rules}/${body.id}`).send({ paused: true }).expect(200);
  });
});
