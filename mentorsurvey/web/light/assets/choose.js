// On the page of a personal link: which form suits this connection.
(() => {
  'use strict';
  const form = document.querySelector('form[data-choose]');
  if (!form) return;
  const chosen = form.querySelector('input[name="form"]'), note = document.querySelector('[data-note]');
  const light = () => {
    chosen.value = 'light';
    if (note) note.hidden = false;
  };
  // While somebody reads this page, the browser fetches what the full form needs.
  const fetchAhead = async () => {
    if (chosen.value === 'light') return;
    const files = await fetch('/ahead').then((answer) => (answer.ok ? answer.text() : ''), () => '');
    for (const file of files.split('\n').filter(Boolean)) {
      const link = document.createElement('link');
      link.rel = 'prefetch';
      link.href = file;
      document.head.append(link);
    }
  };
  const connection = navigator.connection;
  if (connection && (connection.saveData || ['slow-2g', '2g', '3g'].includes(connection.effectiveType))) light();
  fetchAhead();
  // Whoever comes next on this browser finds nothing that somebody else has not sent yet.
  form.addEventListener('submit', () => {
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
