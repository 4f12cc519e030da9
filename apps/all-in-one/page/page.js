import {
  foldersOf,
  mailboxesOf,
  messagesOf,
  moveItems,
  recentActivities,
  trackedFolders,
  watchedMailboxes,
} from './api.js';
import { drawActivities } from './activities.js';
import { chooseTarget, drawFolders } from './folders.js';
import { chosenMessage, drawMessages } from './messages.js';
import { watchMailbox } from './set-up.js';

const el = (id) => document.getElementById(id);

const state = { address: '', folders: [], rules: new Map(), folderId: '', cursor: undefined };

function notify(text) {
  el('notice').textContent = text;
  el('notice').hidden = text === '';
}

/** Runs what a person asked for; what goes wrong is shown, not lost. */
async function attempt(work) {
  try {
    await work();
    notify('');
  } catch (error) {
    notify(error.message);
  }
}

async function showMailbox(address) {
  state.address = address;
  const [folders, watched] = await Promise.all([foldersOf(address), watchedMailboxes()]);
  const mailbox = watched.get(address.toLowerCase());
  state.folders = folders;
  state.rules = mailbox === undefined ? new Map() : await trackedFolders(mailbox.id);
  offerSetUp(mailbox);
  const inbox = folders.find((folder) => folder.path === 'Inbox') ?? folders[0];
  redrawFolders();
  await showFolder(inbox.id);
}

/** Until a mailbox is watched, nothing is read from it; a button begins. */
function offerSetUp(mailbox) {
  el('set-up').hidden = mailbox?.state === 'enabled';
  el('set-up-text').textContent = 'Foldwatch does not watch this mailbox yet.';
  el('set-up-start').hidden = false;
}

async function setUp() {
  const { address } = state;
  el('set-up').hidden = false;
  el('set-up-start').hidden = true;
  try {
    await watchMailbox(address, (text) => (el('set-up-text').textContent = text));
  } finally {
    if (state.address === address) await showMailbox(address);
  }
}

function redrawFolders() {
  drawFolders(el('folders'), state, {
    open: (folderId) => attempt(() => showFolder(folderId)),
    drop: (itemIds, folderId) => attempt(() => move(itemIds, folderId)),
  });
}

async function showFolder(folderId) {
  state.folderId = folderId;
  redrawFolders();
  const folder = state.folders.find(({ id }) => id === folderId);
  el('messages-title').textContent = folder?.name ?? 'Messages';
  const page = await messagesOf(state.address, folderId);
  showMessages(page, false);
}

function showMessages({ items, nextCursor }, append) {
  state.cursor = nextCursor ?? undefined;
  drawMessages(el('messages'), items, append);
  el('no-messages').hidden = append || items.length > 0;
  el('more-messages').hidden = state.cursor === undefined;
}

async function move(itemIds, folderId) {
  if (itemIds.length === 0 || folderId === state.folderId) return;
  await moveItems(state.address, itemIds, folderId);
  state.folders = await foldersOf(state.address);
  await showFolder(state.folderId);
}

async function refreshActivities() {
  const activities = await recentActivities();
  drawActivities(el('activities'), activities);
  el('no-activities').hidden = activities.length > 0;
}

/** One refresh at a time, and one more when something came meanwhile: a thousand events cost two requests. */
function coalesced(work) {
  let running = false;
  let again = false;
  return async () => {
    again = running;
    if (running) return;
    running = true;
    try {
      do {
        again = false;
        await attempt(work);
      } while (again);
    } finally {
      running = false;
    }
  };
}

function followActivities() {
  const refresh = coalesced(refreshActivities);
  const light = el('live');
  const stream = new EventSource('/api/v1/events?topic=activity.events&after=latest');
  stream.addEventListener('open', () => {
    light.textContent = '●';
    light.title = 'Live';
    light.classList.add('on');
    void refresh();
  });
  stream.addEventListener('error', () => {
    light.textContent = '○';
    light.title = 'Connection lost; trying again';
    light.classList.remove('on');
  });
  stream.addEventListener('message', () => void refresh());
}

async function moveByKeyboard() {
  const itemId = chosenMessage(el('messages'));
  if (itemId === undefined) return;
  const target = await chooseTarget(el('move-dialog'), el('move-target'), state);
  if (target !== undefined) await move([itemId], target);
  el('messages').focus();
}

el('messages').addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    void attempt(moveByKeyboard);
  }
});
el('mailbox').addEventListener('change', (event) => void attempt(() => showMailbox(event.target.value)));
el('set-up-start').addEventListener('click', () => void attempt(setUp));
el('more-messages').addEventListener(
  'click',
  () => void attempt(async () => showMessages(await messagesOf(state.address, state.folderId, state.cursor), true)),
);

await attempt(async () => {
  const mailboxes = (await mailboxesOf()).filter(({ mayImpersonate }) => !mayImpersonate);
  el('mailbox').replaceChildren(
    ...mailboxes.map(({ emailAddress, displayName }) => new Option(`${displayName} (${emailAddress})`, emailAddress)),
  );
  if (mailboxes.length === 0) return;
  await showMailbox(mailboxes[0].emailAddress);
  if ((await watchedMailboxes()).size === 0) await setUp();
});
followActivities();
