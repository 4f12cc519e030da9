/** One run at a time, and one more when something came meanwhile: a thousand events cost two. */
export function coalesced(work) {
  let running = false;
  let again = false;
  return async () => {
    again = running;
    if (running) return;
    running = true;
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = false;
    }
  };
}

const lost = 'Foldwatch does not answer; the page goes on by itself when it is back.';
const ended = 'The live stream has ended. Reload the page, or sign in again with a new link.';

/** Follows what is recorded; `light` and `tell` say whether that works. */
export function followActivities({ light, refresh, tell }) {
  const stream = new EventSource('/api/v1/events?topic=activity.events&after=latest');
  const show = (isLive, text) => {
    light.textContent = isLive ? '●' : '○';
    light.title = isLive ? 'Live' : text;
    light.classList.toggle('on', isLive);
    tell(text);
  };
  stream.addEventListener('open', () => {
    show(true, '');
    void refresh();
  });
  stream.addEventListener('error', () => show(false, stream.readyState === EventSource.CLOSED ? ended : lost));
  stream.addEventListener('message', () => void refresh());
}
