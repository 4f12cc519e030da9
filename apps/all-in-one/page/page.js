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
import { coalesced, followActivities } from './live.js';
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
  Object.assign(state, { address, folderId: '' });
  const [folders, watched] = await Promise.all([foldersOf(address), watchedMailboxes()]);
  if (state.address !== address) return;
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
  if (state.folderId !== folderId) return;
  showMessages(page, false);
}

function showMessages({ items, nextCursor }, append) {
  state.cursor = nextCursor ?? undefined;
  drawMessages(el('messages'), items, { append, folderId: state.folderId });
  el('no-messages').hidden = append || items.length > 0;
  el('more-messages').hidden = state.cursor === undefined;
}

async function move(itemIds, folderId) {
  if (itemIds.length === 0 || folderId === state.folderId) return;
  try {
    await moveItems(state.address, itemIds, folderId);
  } finally {
    await refreshMailbox();
  }
}

async function refreshActivities() {
  const activities = await recentActivities();
  drawActivities(el('activities'), activities);
  el('no-activities').hidden = activities.length > 0;
}

/** What other windows, clients and people did shows here too; not while a row is dragged, which would be drawn anew. */
async function refresh() {
  await refreshActivities();
  if (state.folderId === '' || document.querySelector('.dragged') !== null) return;
  await refreshMailbox();
}

const refreshSoon = coalesced(async () => {
  try {
    await refresh();
  } catch (error) {
    notify(error.message);
  }
});

async function refreshMailbox() {
  const { address, folderId } = state;
  const shown = el('messages').children.length;
  const [folders, page] = await Promise.all([foldersOf(address), messagesOf(address, folderId, { shown })]);
  if (state.address !== address || state.folderId !== folderId) return;
  state.folders = folders;
  redrawFolders();
  showMessages(page, false);
}

async function moveChosen() {
  const itemId = chosenMessage(el('messages'));
  if (itemId === undefined) return;
  const target = await chooseTarget(el('move-dialog'), el('move-target'), state);
  if (target !== undefined) await move([itemId], target);
  el('messages').focus();
}

el('messages').addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    void attempt(moveChosen);
  }
});
el('move-message').addEventListener('click', () => void attempt(moveChosen));
el('mailbox').addEventListener('change', (event) => void attempt(() => showMailbox(event.target.value)));
el('set-up-start').addEventListener('click', () => void attempt(setUp));
el('more-messages').addEventListener(
  'click',
  () =>
    void attempt(async () =>
      showMessages(await messagesOf(state.address, state.folderId, { cursor: state.cursor }), true),
    ),
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
followActivities({ light: el('live'), refresh: refreshSoon, tell: notify });
