// On the page of a personal link: which form suits this connection.
(() => {
  'use strict';
  const form = document.querySelector('form[data-choose]');
  if (!form) return;
  const chosen = form.querySelector('input[name="form"]'), note = document.querySelector('[data-note]');
  // The light form says its days and times where they are read.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  if (/^[\w+/-]{1,64}$/.test(zone)) {
    document.cookie = `mentorsurvey_zone=${zone}; path=/light; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  }
  // While somebody reads this page, the browser fetches what the full form needs. It waits until
  // the page is there, and stops where the light form is chosen, whose first page comes then.
  const AT_ONCE = 12, AFTER = 300;
  const ahead = new AbortController();
  const fetchAhead = async () => {
    const get = (file) => fetch(file, { signal: ahead.signal, priority: 'low' });
    const files = await get('/ahead').then((answer) => (answer.ok ? answer.text() : ''), () => '');
    const left = files.split('\n').filter(Boolean);
    const next = async () => {
      while (left.length && !ahead.signal.aborted) {
        await get(left.shift()).then((answer) => answer.arrayBuffer()).catch(() => {});
      }
    };
    for (let one = 0; one < AT_ONCE; one += 1) next();
  };
  addEventListener('load', () => setTimeout(() => { if (!ahead.signal.aborted) fetchAhead(); }, AFTER));
  const light = () => {
    chosen.value = 'light';
    if (note) note.hidden = false;
    ahead.abort();
  };
  if (chosen.value === 'light') ahead.abort();
  const connection = navigator.connection;
  if (connection && (connection.saveData || ['slow-2g', '2g', '3g'].includes(connection.effectiveType))) light();
  // Whoever comes next on this browser finds nothing that somebody else has not sent yet.
  form.addEventListener('submit', (event) => {
    if ((event.submitter?.value || chosen.value) === 'light') ahead.abort();
    const owner = form.dataset.owner;
    try {
      Object.keys(localStorage).filter((key) => key.startsWith('light:') && !(owner && key.startsWith(`light:${owner}:`)))
        .forEach((key) => localStorage.removeItem(key));
    } catch { /* none here */ }
  });
  try {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/light/socket`);
    const late = setTimeout(light, 4000);
    socket.onopen = () => { clearTimeout(late); socket.close(); };
    socket.onerror = () => { clearTimeout(late); light(); };
  } catch { light(); }
})();
