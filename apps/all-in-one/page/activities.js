import { dateText } from './messages.js';

const shown = new Set();

/** The activities, newest first; one that was not there before lights up for a moment. */
export function drawActivities(list, activities) {
  const isFirst = shown.size === 0;
  list.replaceChildren(...activities.map((activity) => activityRow(activity, !isFirst && !shown.has(keyOf(activity)))));
  for (const activity of activities) shown.add(keyOf(activity));
}

const keyOf = (activity) => `${activity.id}/${activity.regarding?.id ?? ''}`;

const tableNames = {
  account: 'account',
  contact: 'contact',
  lead: 'lead',
  opportunity: 'opportunity',
  incident: 'case',
};

function activityRow(activity, isFresh) {
  const row = document.getElementById('activity-row').content.firstElementChild.cloneNode(true);
  row.dataset.activityId = activity.id;
  row.classList.toggle('fresh', isFresh);
  row.querySelector('.subject').textContent = activity.subject || '(no subject)';
  row.querySelector('time').textContent = dateText(activity.receivedAt ?? activity.sentAt);
  row.querySelector('.regarding').textContent = regardingText(activity.regarding);
  row.querySelector('.where').textContent = whereText(activity);
  return row;
}

const regardingText = (regarding) =>
  regarding === null ? '' : `Regarding ${tableNames[regarding.table] ?? regarding.table} ${regarding.name}`;

function whereText({ from, tracking }) {
  const folders = tracking.flatMap((link) => link.items.map((item) => item.folderPath));
  const sender = from?.record?.name ?? from?.name ?? from?.address ?? 'Unknown sender';
  return folders.length === 0 ? sender : `${sender} · in ${[...new Set(folders)].join(', ')}`;
}
