import { span } from './folders.js';

const shortDate = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export const dateText = (time) => (time === undefined || time === null ? '' : shortDate.format(new Date(time)));

/** The messages of a folder; one is chosen by click or arrow keys and can be dragged. */
export function drawMessages(list, items, { append, folderId }) {
  const isOther = list.dataset.folderId !== folderId;
  const before = { itemId: chosenMessage(list), index: isOther ? 0 : chosenIndex(list) };
  list.dataset.folderId = folderId;
  const rows = items.map(messageRow);
  if (append) list.append(...rows);
  else list.replaceChildren(...rows);
  choose(list, stillChosen(list, before));
  if (isOther) list.parentElement.scrollTop = 0;
  list.onclick = (event) => choose(list, [...list.children].indexOf(event.target.closest('.message')));
  list.onkeydown ??= (event) => onKey(list, event);
}

/** The message that was chosen, or the one that took its place. */
function stillChosen(list, { itemId, index }) {
  const found = [...list.children].findIndex((row) => row.dataset.itemId === itemId);
  return found === -1 ? Math.min(Math.max(index, 0), list.children.length - 1) : found;
}

function messageRow(message) {
  const row = document.getElementById('message-row').content.firstElementChild.cloneNode(true);
  row.id = `message-${message.id}`;
  row.dataset.itemId = message.id;
  row.classList.toggle('unread', !message.isRead);
  row.querySelector('.from').textContent = message.from?.name || message.from?.address || 'Unknown sender';
  row.querySelector('time').textContent = dateText(message.receivedAt);
  row.querySelector('.subject').textContent = message.subject || '(no subject)';
  row.querySelector('.categories').append(...(message.categories ?? []).map((category) => span('category', category)));
  row.setAttribute('aria-selected', 'false');
  row.addEventListener('dragstart', (event) => {
    event.dataTransfer.setData('text/x-item-id', message.id);
    event.dataTransfer.effectAllowed = 'move';
    row.classList.add('dragged');
  });
  row.addEventListener('dragend', () => row.classList.remove('dragged'));
  return row;
}

const chosenIndex = (list) => [...list.children].findIndex((row) => row.getAttribute('aria-selected') === 'true');

export function chosenMessage(list) {
  return list.children[chosenIndex(list)]?.dataset.itemId;
}

function choose(list, index) {
  const row = list.children[index];
  if (row === undefined) return;
  for (const other of list.children) other.setAttribute('aria-selected', String(other === row));
  list.setAttribute('aria-activedescendant', row.id);
}

function onKey(list, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  choose(list, chosenIndex(list) + step);
  list.children[chosenIndex(list)]?.scrollIntoView({ block: 'nearest' });
}
