import { activity, activityId, at, link } from '@foldwatch/ports/testing';
import { describeApi } from '../describe-api';
import { describedRoutes, filled, type DescribedRoute } from '../../testing/described-routes';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';
import { save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';

/** Stands in everything that is Erin's, so that a leak shows wherever it is. */
const secret = 'Erins secret';
const secretWords = ['erins', 'secret'];
const messageId = '<erins@contoso.example>';

type Browser = Awaited<ReturnType<typeof signInOwner>>;

let gateway: OpenGateway;
let omar: Browser;
let erin: string;
/** What parameters of paths stand for, by the path behind `/api/v1/` up to them. */
let ids: ReadonlyMap<string, string>;

async function post(path: string, body: object, status = 201): Promise<Record<string, string>> {
  return (await gateway.as('post', `/api/v1/${path}`).send(body).expect(status)).body;
}

async function playErin(): Promise<ReadonlyMap<string, string>> {
  const { stores } = gateway;
  await saveFolders(stores, erin);
  const folder = { folderPath: 'Inbox/Customers/Contoso', existing: 'skip' };
  const rule = await post(`mailboxes/${erin}/folder-rules`, folder);
  const excluded = { kind: 'address', value: 'secret@erins.example' };
  const exclusion = await post(`mailboxes/${erin}/exclusions`, excluded);
  const { ref } = await stores.contentStore.put(Buffer.from(secret));
  const attachment = { name: `${secret}.txt`, contentType: 'text/plain', sizeBytes: 3, contentRef: ref };
  const bodyOf = { hash: 'h', sizeBytes: 3, bodyType: 'text', bodyRef: ref, attachments: [attachment] } as const;
  const message = { subject: secret, internetMessageId: messageId };
  const content = { state: 'stored', current: { ...bodyOf, fetchedAt: at(0) }, earlier: [] } as const;
  await save(
    stores,
    activity('erins', { message, content, links: [link(erin, ['f-contoso'], { ruleId: rule['id'] ?? '' })] }),
  );
  const decided = { id: 'd-erins', mailboxId: erin, activityId: activityId('erins'), folderId: 'f-contoso' };
  const verdict = { kind: 'present', verdict: 'skip', reason: 'not-a-reply', checks: [] } as const;
  const times = { observedAt: at(0), decidedAt: at(0) };
  await stores.decisionLog.append([
    { ...decided, ...verdict, ...times, subject: secret, internetMessageId: messageId },
  ]);
  const { jobId = '' } = await post(`mailboxes/${erin}/sync`, {}, 202);
  const draft = await post('drafts', {
    scope: 'mailbox',
    mailboxId: erin,
    comment: secret,
    changes: { options: { track: 'none' } },
  });
  const proposed = { mailboxIds: [erin], changes: { options: { track: 'none' } } };
  const simulation = await post('simulations', proposed, 202);
  const alert = {
    key: 'k',
    occurrence: 1,
    code: 'hints-down',
    since: at(0),
    raisedAt: at(0),
    told: 'nothing',
  } as const;
  await stores.alerts.raise([{ id: 'a-erins', scope: erin, ...alert }]);
  const change = { kind: 'change-options', targetId: erin, mailboxId: erin, request: { track: 'none' } } as const;
  await stores.approvals.add({
    id: 'p-erins',
    change,
    base: 1,
    askedBy: 'erin',
    askedAt: at(0),
    limit: 1,
    state: 'waiting',
  });
  return new Map([
    ['mailboxes/{id}', erin],
    ['mailboxes/{id}/folder-rules/{ruleId}', rule['id'] ?? ''],
    ['mailboxes/{id}/exclusions/{exclusionId}', exclusion['id'] ?? ''],
    ['mailboxes/{id}/stopped-conversations/{activityId}', activityId('erins')],
    ['activities/{id}', activityId('erins')],
    ['activities/{id}/attachments/{n}', '0'],
    ['decisions/{id}', 'd-erins'],
    ['jobs/{id}', jobId],
    ['drafts/{draftId}', draft['id'] ?? ''],
    ['simulations/{simulationId}', simulation['id'] ?? ''],
    ['alerts/{id}', 'a-erins'],
    ['approvals/{approvalId}', 'p-erins'],
  ]);
}

const add = (who: string) =>
  post('mailboxes', { emailAddress: `${who}@contoso.example`, kind: 'user', ownerId: `u-${who}` });

beforeAll(async () => {
  gateway = await openGateway();
  erin = (await add('erin'))['id'] ?? '';
  omar = await signInOwner(gateway, (await add('omar'))['id'] ?? '');
  ids = await playErin();
});
afterAll(() => gateway.close());

/** Of these everybody reads all there is; who may not, `rights.spec.ts` says. */
const isOfEverybody = ({ path }: DescribedRoute): boolean =>
  path.startsWith('/api/v1/records/') || path.startsWith('/api/v1/teams/');

const placeOf = (path: string, name: string): string =>
  path.slice('/api/v1/'.length, path.indexOf(`{${name}}`) + name.length + 2);

/** What is in no place of Erin's is administrators', whatever it is called. */
const idIn = (path: string, name: string): string => ids.get(placeOf(path, name)) ?? '1';

const withId = (): readonly DescribedRoute[] =>
  describedRoutes(gateway).filter((route) => route.parameters.length > 0 && !isOfEverybody(route));

/** Bodies that are as they must be, where an empty one is refused before it is asked whose the thing is. */
const bodies: ReadonlyMap<string, object> = new Map<string, object>([
  ['patch activities/{id}', { regarding: null }],
  ['post activities/{id}/parties/resolve', { address: 'buyer@fabrikam.example' }],
  ['post activities/{id}/parties/create', { address: 'buyer@fabrikam.example', table: 'contact' }],
  ['put mailboxes/{id}/options', { track: 'all' }],
]);

const asOmar = ({ method, path }: DescribedRoute) => {
  const asked = omar[method](filled(path, (name) => idIn(path, name)));
  return method === 'get' ? asked : asked.send(bodies.get(`${method} ${path.slice('/api/v1/'.length)}`) ?? {});
};

const tellsOfErin = (text: string): boolean =>
  text.includes(secret) || [...ids.values()].some((id) => id.length > 8 && text.includes(id));

describe('another’s mailbox, rule, decision, content, draft, job or alert', () => {
  it('is what these specs think it is: an administrator reaches it', async () => {
    for (const [place, id] of ids) {
      const [route] = withId().filter(({ method, path }) => method === 'get' && path === `/api/v1/${place}`);
      if (route === undefined) continue;
      const { status } = await gateway.as(
        'get',
        filled(route.path, (name) => idIn(route.path, name)),
      );
      expect([place, id, status]).toEqual([place, id, 200]);
    }
  });

  it('is neither read nor changed by its id, by any call that the API has', async () => {
    const before = JSON.stringify(await stateOfErin());
    const reached: unknown[] = [];
    for (const route of withId()) {
      const { status, text } = await asOmar(route);
      if (![403, 404].includes(status) || tellsOfErin(text)) reached.push([route.method, route.path, status, text]);
    }
    expect(reached).toEqual([]);
    expect(JSON.stringify(await stateOfErin())).toBe(before);
  });

  it('is in no list, with no filter, and on no page that an administrator’s cursor leads to', async () => {
    const told: unknown[] = [];
    for (const [path, parameters] of lists()) {
      const queries = [...filtersOf(parameters), ...(await cursorsOf(path))];
      for (const query of queries) {
        const { status, text } = await omar.get(`${path}?${new URLSearchParams(query).toString()}`);
        if (status >= 500 || tellsOfErin(text)) told.push([path, query, status, text]);
      }
    }
    expect(told).toEqual([]);
  });

  it('is in no event stream', async () => {
    for (const topic of ['activity.events', 'activity.state', 'mailbox.events', 'decision.events']) {
      const asked = omar.get(`/api/v1/events?topic=${topic}`).set('accept', 'text/event-stream');
      expect((await asked.expect(403)).body.code).toBe('not-allowed');
    }
  });
});

const stateOfErin = async () => [
  (await gateway.stores.mailboxConfigs.findMany([erin])).get(erin),
  await gateway.stores.activityQueries.find(activityId('erins')),
  await gateway.stores.approvals.find('p-erins'),
  (await gateway.as('get', `/api/v1/drafts/${ids.get('drafts/{draftId}')}`)).body,
  (await gateway.as('get', '/api/v1/alerts')).body,
];

/** Calls without an id in their path that read, with the names of what they may be asked. */
function lists(): readonly (readonly [path: string, parameters: readonly string[]])[] {
  const { paths } = describeApi(gateway.app);
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (get === undefined || path.includes('{') || ['/api/v1/live', '/api/v1/events', '/login'].includes(path))
      return [];
    const parameters = (get.parameters ?? []).flatMap((one) => ('name' in one && one.in === 'query' ? one.name : []));
    return [[path, parameters] as const];
  });
}

const sought: Readonly<Record<string, () => string>> = {
  mailboxId: () => erin,
  activityId: () => activityId('erins'),
  messageId: () => messageId,
  address: () => 'buyer@fabrikam.example',
  email: () => 'secret@erins.example',
  folderId: () => 'f-contoso',
  q: () => secretWords.join(' '),
};

const filtersOf = (parameters: readonly string[]): readonly Record<string, string>[] => {
  const known = parameters.filter((name) => Object.hasOwn(sought, name));
  const values = known.map((name) => [name, sought[name]?.() ?? ''] as const);
  return [{}, ...values.map(([name, value]) => ({ [name]: value })), Object.fromEntries(values)];
};

async function cursorsOf(path: string): Promise<readonly Record<string, string>[]> {
  const { body } = await gateway.as('get', `${path}?limit=1`);
  return typeof body.nextCursor === 'string' ? [{ cursor: body.nextCursor }] : [];
}
