// Saves each answer of the light form as it is given, and keeps what is not sent yet over a reload.
(() => {
  'use strict';
  const PAUSE = 500, PATIENCE = 4000, AGAIN = 2000, OURS = 'light:';
  const body = document.body, owner = body.dataset.owner;
  const one = (name, root = document) => root.querySelector(name);
  const all = (name, root = document) => [...root.querySelectorAll(name)];

  // The light form says its days and times where they are read.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  if (/^[\w+/-]{1,64}$/.test(zone)) {
    document.cookie = `mentorsurvey_zone=${zone}; path=/light; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  }

  // What is not sent yet. Nobody else who signs in on this browser finds it.
  const store = {
    keys() { try { return Object.keys(localStorage).filter((key) => key.startsWith(OURS)); } catch { return []; } },
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    forgets: false,
    put(key, text) { try { if (!this.forgets) localStorage.setItem(key, text); } catch { /* none here */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* none here */ } },
    unsent() { return this.keys().filter((key) => !key.includes(':step:')); },
    dropAll(which) { this.keys().filter(which).forEach((key) => this.drop(key)); },
  };
  if (owner) store.dropAll((key) => !key.startsWith(`${OURS}${owner}:`));
  if ('forgets' in body.dataset) store.dropAll(() => true);
  if (body.dataset.done) store.dropAll((key) => key.startsWith(`${OURS}${owner}:${body.dataset.done}:`));
  const net = one('[data-net]');
  const words = JSON.parse(body.dataset.words || '{}');
  const offline = (is) => { if (net && net.textContent !== (is ? words.offline : '')) net.textContent = is ? words.offline : ''; };

  const heading = one('h1');
  if (heading && !location.hash && document.referrer.startsWith(location.origin)) heading.focus({ preventScroll: true });

  // Signing out deletes what is not sent yet: it is sent first, and where that fails, its author is asked.
  let sendAll = async () => {};
  all('[data-leaves]').forEach((form) => form.addEventListener('submit', async (event) => {
    if (form.dataset.warned || !store.unsent().length) { store.dropAll(() => true); return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    await sendAll();
    if (!store.unsent().length) { form.requestSubmit(event.submitter); return; }
    form.dataset.warned = 'yes';
    one('[data-unsent-here]', form).hidden = false;
  }));

  // A button that was pressed once is enough.
  all('form:not([data-form])').forEach((form) => form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  }));
  addEventListener('pageshow', () => all('form').forEach((form) => delete form.dataset.sent));

  // The words of a next step are kept on this device until they are proposed.
  const squeezed = (text) => (text ?? '').split(/\s+/).filter(Boolean).join(' ');
  all('[data-keeps]').forEach((field) => {
    const key = `${OURS}${owner}:step:${field.dataset.keeps}`, kept = store.get(key);
    if (!('value' in field) || squeezed(kept) === field.dataset.had) store.drop(key);
    else field.value ||= kept ?? '';
    field.addEventListener('input', () => { if (field.value) store.put(key, field.value); else store.drop(key); });
  });

  const form = one('[data-form]');
  const id = form ? form.dataset.form : body.dataset.check;
  if (!id || !owner) return;
  const prefix = `${OURS}${owner}:${id}:`;
  const address = `/light/${id}`;
  const live = one('[data-live]');
  const say = (said) => { if (live) { live.textContent = ''; live.textContent = said; } };

  // Question → {fields, raw}: what is to be sent. The newest alone counts.
  const waiting = new Map(), moving = new Map(), timers = new Map();
  let sending = null, final = false;

  const box = (item) => document.getElementById(`q-${item}`);
  // What stands beside the questions of a form: a step from the round before, and agreed clauses.
  const beside = (item) => (item === 'next-step' ? 'happened' : item.startsWith('clause:') ? item.replace('clause', 'kept') : '');
  const raw = (q) => all(`[name="a.${q.dataset.item}"]`, q)
    .filter((field) => !['radio', 'checkbox'].includes(field.type) || field.checked).map((field) => field.value);
  const mark = (item, said) => {
    const q = box(item), place = q && one('[data-state]', q);
    if (place && place.textContent !== said) place.textContent = said;
  };
  const tell = (item, said) => {
    const q = box(item);
    if (!q) return;
    const place = one('[data-told]', q);
    if (place.textContent !== said) place.textContent = said;
    if (beside(item)) return;
    all('textarea, .number', q).forEach((field) => field.toggleAttribute('aria-invalid', false));
  };

  function fieldsOf(q, cleared) {
    const name = beside(q.dataset.item);
    if (name && cleared) return { fields: [['clear', q.dataset.item]], raw: '' };
    if (name) {
      const value = one(`[name="${name}"]:checked`, q).value;
      return { fields: [[name, value], [`was-${name}`, '']], raw: value };
    }
    const item = q.dataset.item, values = cleared ? [''] : raw(q);
    const fields = (values.length ? values : ['']).map((value) => [`a.${item}`, value]);
    fields.push([`was.${item}`, one(`[name="was.${item}"]`, q).value]);
    all(`[name="drawn.${item}"]`, q).forEach((field) => fields.push([field.name, field.value]));
    all(`[name="w.${item}"]:checked`, q).forEach((field) => fields.push([field.name, field.value]));
    return { fields, raw: values.join(',') };
  }

  function change(item, entry) {
    const before = moving.get(item);
    // What is on its way may arrive or not: the server is told that this page knows of it.
    if (before) entry.fields.push([`was.${item}`, `=${before.raw}`]);
    waiting.set(item, entry);
    store.put(prefix + item, JSON.stringify(entry));
    mark(item, words.unsaved);
    tell(item, '');
  }

  function soon(item, pause) {
    clearTimeout(timers.get(item));
    timers.set(item, setTimeout(send, pause));
  }

  function changed(q, pause, cleared = false) {
    change(q.dataset.item, fieldsOf(q, cleared));
    soon(q.dataset.item, pause);
  }

  function send() {
    if (!sending && waiting.size && !final) sending = go().finally(() => { sending = null; });
    return sending;
  }

  async function go() {
    while (waiting.size && !final) {
      const [item, entry] = waiting.entries().next().value;
      waiting.delete(item);
      moving.set(item, entry);
      mark(item, words.saving);
      let reply, data;
      try {
        reply = await fetch(address, {
          method: 'POST', body: new URLSearchParams(entry.fields), keepalive: true,
          headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE),
        });
        data = await reply.json();
        if (reply.status === 503) throw new Error('later');
      } catch {
        moving.delete(item);
        if (!waiting.has(item)) waiting.set(item, entry);
        mark(item, words.unsaved);
        offline(!reply || !navigator.onLine);
        setTimeout(send, AGAIN);
        return;
      }
      moving.delete(item);
      offline(false);
      if (!reply.ok) {
        mark(item, words.refused);
        tell(item, data.problem);
        say(data.problem);
        if (reply.status === 401) {
          waiting.set(item, entry);
          final = true;
          if (data.forgets) { store.dropAll(() => true); store.forgets = true; }
        }
        else if (!waiting.has(item)) store.drop(prefix + item);
        continue;
      }
      took(item, data.answers[item], data);
      const finish = one('[data-finish]');
      if (finish && finish.textContent !== data.finish) finish.textContent = data.finish;
    }
  }

  function took(item, answer, { promises, asked }) {
    const q = box(item);
    const named = beside(item);
    if (named) {
      const chosen = q ? one(`[name="${named}"]:checked`, q)?.value ?? '' : 'yes';
      if (q) {
        one(`[name="was-${named}"]`, q).value = chosen;
        one('[data-clear]', q).toggleAttribute('data-empty', !chosen);
      }
      store.drop(prefix + item);
      mark(item, chosen && words.saved);
      if (chosen) say(words.saved);
      return;
    }
    if (!answer) answer = { state: 'saved', told: '', was: q ? one(`[name="was.${item}"]`, q).value : '' };
    const later = waiting.has(item);
    if (q) {
      const was = one(`[name="was.${item}"]`, q);
      if (answer.state !== 'newer') was.value = answer.was;
      if (later) {
        const fields = waiting.get(item).fields;
        waiting.get(item).fields = [...fields.filter(([name]) => name !== `was.${item}`), [`was.${item}`, was.value]];
        store.put(prefix + item, JSON.stringify(waiting.get(item)));
      }
      one('[data-clear]', q).toggleAttribute('data-empty', !answer.was);
      all(`[name="drawn.${item}"]`, q).forEach((field) => {
        const viewer = field.value.split(':')[0];
        const on = one(`[name="w.${item}"][value="${viewer}"]`, q).checked;
        field.value = `${viewer}:${on ? 'on' : 'off'}`;
      });
    }
    if (!later) {
      mark(item, answer.state !== 'saved' ? words.refused : answer.was ? words.saved : '');
      tell(item, answer.told);
      if (answer.state === 'saved') {
        store.drop(prefix + item);
        if (answer.was && !answer.told) say(words.saved);
        if (q && q.dataset.kind === 'choices') show(q, answer.value);
      } else if (answer.state === 'refused') {
        if (q) all('textarea, .number', q).forEach((field) => field.setAttribute('aria-invalid', 'true'));
      } else if (q) choose(q, item, answer);
      if (answer.told) say(answer.told);
    }
    for (const other of all('[data-kind]')) {
      const promise = promises[other.dataset.item];
      const place = one('[data-promise]', other);
      if (promise && place.textContent !== promise) place.textContent = promise;
      other.hidden = other.disabled = !asked.includes(other.dataset.item);
    }
    for (const section of all('[data-section]')) section.hidden = !one('[data-item]:not([hidden])', section);
  }

  function show(q, values) {
    const name = beside(q.dataset.item) || `a.${q.dataset.item}`;
    all(`[name="${name}"]`, q).forEach((field) => {
      if (['radio', 'checkbox'].includes(field.type)) field.checked = values.includes(field.value);
      else field.value = values[0] ?? '';
    });
  }

  // A newer answer was given on another page: its author decides which one stays.
  function choose(q, item, answer) {
    const place = one('[data-told]', q);
    const button = (said, act) => {
      const made = document.createElement('button');
      Object.assign(made, { type: 'button', className: 'link', textContent: said });
      made.addEventListener('click', () => {
        one(`[name="was.${item}"]`, q).value = answer.was;
        act();
        one('input:not([type=hidden]), textarea, select', q).focus();
      });
      place.append(' ', made);
    };
    button(words.mine, () => changed(q, 0));
    button(words.newer, () => {
      show(q, answer.value);
      store.drop(prefix + item);
      mark(item, answer.was ? words.saved : '');
      tell(item, '');
    });
  }

  // What an earlier visit to this form could not send.
  for (const key of store.keys().filter((one) => one.startsWith(prefix))) {
    const item = key.slice(prefix.length), q = box(item);
    let entry;
    try { entry = JSON.parse(store.get(key)); } catch { store.drop(key); continue; }
    if (q) show(q, entry.fields.filter(([name]) => name === (beside(item) || `a.${item}`)).map(([, value]) => value));
    waiting.set(item, entry);
    mark(item, words.unsaved);
  }
  const unsent = one('[data-unsent]');
  const watch = () => { if (unsent) unsent.hidden = !waiting.size && !moving.size; };
  watch();
  if (waiting.size) {
    const had = waiting.size;
    Promise.resolve(send()).then(() => { watch(); if (unsent && had && !waiting.size) location.reload(); });
  }

  sendAll = async () => { await sending; await send(); };

  addEventListener('offline', () => offline(true));
  addEventListener('online', () => { offline(false); send(); });
  if (!navigator.onLine) offline(true);

  // At the latest when the page is left.
  function leave() {
    if (final) return;
    for (const entry of waiting.values()) navigator.sendBeacon(address, new URLSearchParams(entry.fields));
  }
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => { if (document.hidden) leave(); });

  if (!form) return;
  form.addEventListener('input', (event) => {
    const q = event.target.closest('[data-item]');
    if (q && event.target.matches('textarea, .number')) changed(q, PAUSE);
  });
  form.addEventListener('change', (event) => {
    const q = event.target.closest('[data-item]');
    if (q && !event.target.matches('textarea, .number')) changed(q, 0);
  });
  form.addEventListener('focusout', (event) => {
    if (event.target.matches('textarea, .number') && waiting.size) send();
  });
  form.addEventListener('submit', async (event) => {
    const clear = event.submitter?.name === 'clear' && event.submitter.value;
    if (clear) {
      event.preventDefault();
      show(box(clear), []);
      changed(box(clear), 0, true);
      return;
    }
    if (!waiting.size && !moving.size) return;
    event.preventDefault();
    await sending;
    await send();
    if (waiting.size || moving.size) return;
    const refused = one('[aria-invalid=true]');
    if (refused) { refused.focus(); return; }
    form.requestSubmit(event.submitter);
  });
})();
