/** The tree of folders as rows indented by depth; a tracked one carries a mark. */
export function drawFolders(list, { folders, rules, folderId }, { open, drop }) {
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...folders.map((folder) => folderRow(folder, rules.get(folder.id), folder.id === folderId)));
  list.onclick = (event) => openRow(event.target.closest('[role=treeitem]'), open);
  list.onkeydown = (event) => onKey(event, open);
  acceptDrops(list, drop);
  if (hadFocus) list.querySelector('[aria-selected=true]')?.focus();
}

function folderRow(folder, rule, isOpen) {
  const row = document.createElement('li');
  row.setAttribute('role', 'treeitem');
  row.setAttribute('aria-selected', String(isOpen));
  row.setAttribute('aria-level', String(depthOf(folder) + 1));
  row.tabIndex = isOpen ? 0 : -1;
  row.dataset.folderId = folder.id;
  row.classList.toggle('no-mail', !holdsMail(folder));
  row.style.setProperty('--depth', depthOf(folder));
  const name = span('name', folder.name);
  const count = span('count', folder.itemCount > 0 ? String(folder.itemCount) : '');
  row.append(name, ...(rule === undefined ? [] : [trackedMark(rule)]), count);
  return row;
}

function trackedMark(rule) {
  const mark = span('mark', '●');
  mark.title = rule.regarding ? `Tracked: ${rule.regarding.name}` : 'Tracked';
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', mark.title);
  return mark;
}

const otherClasses = /^IPF\.(Appointment|Contact|Journal|StickyNote|Task)/;

const holdsMail = ({ folderClass }) => !otherClasses.test(folderClass ?? '');

const depthOf = (folder) => folder.path.split('/').length - 1;

export function span(className, text) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function openRow(row, open) {
  if (row !== null && row !== undefined) void open(row.dataset.folderId);
}

function onKey(event, open) {
  const row = event.target.closest('[role=treeitem]');
  const sibling = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  if (sibling) {
    event.preventDefault();
    sibling.focus();
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    openRow(row, open);
  }
}

function acceptDrops(list, drop) {
  const mark = (row) => {
    for (const marked of list.querySelectorAll('.drop-target')) marked.classList.remove('drop-target');
    row?.classList.add('drop-target');
  };
  list.ondragover = (event) => {
    const row = event.target.closest('[role=treeitem]:not(.no-mail)');
    if (row !== null && event.dataTransfer.types.includes('text/x-item-id')) event.preventDefault();
    mark(row);
  };
  list.ondragleave = () => mark(undefined);
  list.ondrop = (event) => {
    event.preventDefault();
    mark(undefined);
    const row = event.target.closest('[role=treeitem]:not(.no-mail)');
    const itemId = event.dataTransfer.getData('text/x-item-id');
    if (row !== null && itemId !== '') void drop([itemId], row.dataset.folderId);
  };
}

/** Asks where to move by a list of folders, the first tracked one chosen; resolves with the folder's id, or `undefined` when the person thinks better of it. */
export function chooseTarget(dialog, select, { folders, rules, folderId }) {
  const targets = folders.filter((folder) => folder.id !== folderId && holdsMail(folder));
  select.replaceChildren(...targets.map(({ id, path }) => new Option(rules.has(id) ? `${path} (tracked)` : path, id)));
  select.selectedIndex = Math.max(
    0,
    targets.findIndex(({ id }) => rules.has(id)),
  );
  dialog.returnValue = '';
  dialog.showModal();
  select.focus();
  select.onkeydown = (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      dialog.close('move');
    }
  };
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === 'move' ? select.value : undefined);
  });
}
