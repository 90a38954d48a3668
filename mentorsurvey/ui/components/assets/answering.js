// Words and numbers are saved while they are typed, and beside each answer stands whether it is saved.
//
// Streamlit calls the function at the end for each place where Python mounts it, again with each
// change, and in any order. What is on its way therefore belongs to the whole tab, not to a place.
const PAUSE = 700, PATIENCE = 4000, AGAIN = 2000;
const BEAT = 2000, LATE = 2600, SLOW = 3000;
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const put = (place, words) => { if (place && place.textContent !== words) place.textContent = words; };

// The light form reads and writes the same entries, so that what one could not send the other does.
const store = {
  name: ({ owner, key }) => `light:${owner}:${key}`,
  get(entry) { try { return JSON.parse(localStorage.getItem(this.name(entry))); } catch { return null; } },
  put(entry) {
    const { fields, raw } = entry;
    try { localStorage.setItem(this.name(entry), JSON.stringify({ fields, raw })); } catch { /* none here */ }
  },
  drop(entry) { try { localStorage.removeItem(this.name(entry)); } catch { /* none here */ } },
};

// --- What is on its way: "form:item" → what is to be sent. The newest alone counts. ---

const waiting = new Map(), moving = new Map(), refused = new Map(), places = new Map();
let sending = null, signedOut = false, watching = null;

const show = (key, state) => places.get(key)?.state(state);

function post(entry) {
  const request = { method: 'POST', body: new URLSearchParams(entry.fields), keepalive: true };
  return fetch(`/light/${entry.form}`, { ...request, headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) });
}

function change(entry) {
  const before = moving.get(entry.key);
  // What is on its way may arrive or not: the server is told that this page knows of it.
  if (before) entry.fields.push([`was.${entry.item}`, `=${before.raw}`]);
  waiting.set(entry.key, entry);
  refused.delete(entry.key);
  store.put(entry);
  show(entry.key, 'unsaved');
}

function send() {
  if (!sending && waiting.size && !signedOut) sending = go().finally(() => { sending = null; });
  return sending;
}

async function go() {
  while (waiting.size && !signedOut) {
    const [key, entry] = waiting.entries().next().value;
    waiting.delete(key);
    moving.set(key, entry);
    show(key, 'saving');
    let reply, data;
    try {
      reply = await post(entry);
      data = await reply.json();
      if (reply.status === 503) throw new Error('later');
    } catch {
      moving.delete(key);
      if (!waiting.has(key)) waiting.set(key, entry);
      show(key, 'unsaved');
      if (!reply) watching?.missed();
      setTimeout(send, AGAIN);
      return;
    }
    moving.delete(key);
    watching?.heard();
    signedOut = reply.status === 401;
    if (signedOut) waiting.set(key, entry);
    else if (!waiting.has(key)) store.drop(entry);
    const answer = reply.ok ? data.answers[entry.item] ?? { state: 'saved', told: '' } : { state: 'refused', told: data.problem };
    const place = places.get(key);
    if (place) place.took(answer, entry);
    else if (answer.state === 'saved') watching?.tell();
    else {
      refused.set(key, { answer, entry });
      watching?.note(entry.name, answer.told);
    }
  }
}

function leave() {
  if (signedOut) return;
  for (const entry of waiting.values()) {
    if ('keepalive' in Request.prototype) post(entry).catch(() => {});
    else navigator.sendBeacon(`/light/${entry.form}`, new URLSearchParams(entry.fields));
  }
}
addEventListener('pagehide', leave);
document.addEventListener('visibilitychange', () => { if (document.hidden) leave(); else watching?.back(); });

// --- A field for words or a number. ---

function writing(root, key) {
  const id = `q-${key.replace(/[^\w-]/g, '-')}`;
  root.innerHTML = `<div class="typed"><p class="state" id="${id}-state"></p><p class="told" id="${id}-told"></p></div>`;
  const box = root.firstChild, state = one('.state', box), told = one('.told', box);
  const mine = new Set();
  let field = null, data = null, tell = () => {}, was = '', stuck = false, timer = 0;

  const entry = () => ({
    key, owner: data.owner, form: data.form, item: data.item, name: data.name, raw: field.value,
    fields: [[`a.${data.item}`, field.value], [`was.${data.item}`, was]],
  });
  const time = () => new Date().toTimeString().slice(0, 5);
  const done = (at) => {
    const tick = Object.assign(document.createElement('span'), { role: 'img', ariaLabel: data.words.saved, textContent: '✓' });
    if (state.textContent !== `✓ ${at}`) state.replaceChildren(tick, ` ${at}`);
  };
  const say = (words) => {
    put(told, words);
    field.toggleAttribute('aria-invalid', false);
    watching?.say(words);
  };
  const changed = (pause) => {
    stuck = false;
    say('');
    change(entry());
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  function make() {
    field = document.createElement(data.kind === 'text' ? 'textarea' : 'input');
    if (data.kind === 'number') Object.assign(field, { type: 'text', inputMode: 'numeric', autocomplete: 'off' });
    field.setAttribute('aria-describedby', `${id}-state ${id}-told ${id}-who`);
    field.oninput = () => changed(PAUSE);
    field.onblur = () => { clearTimeout(timer); send(); };
    field.onkeydown = (event) => { if (event.key === 'Enter' && data.kind === 'number') send(); };
    box.prepend(field);
    const failed = refused.get(key);
    if (failed) {
      refused.delete(key);
      field.value = failed.entry.raw;
      ({ was } = data);
      watching?.note('', '');
      place.took(failed.answer, failed.entry);
      return true;
    }
    const before = waiting.get(key) ?? moving.get(key) ?? store.get({ owner: data.owner, key });
    if (!before) return false;
    field.value = before.raw;
    if (waiting.has(key) || moving.has(key)) return true;
    if (before.raw === data.value) { store.drop({ owner: data.owner, key }); return false; }
    was = before.fields.find(([name]) => name === `was.${data.item}`)?.[1] ?? data.was;
    change({ ...entry(), fields: before.fields });
    send();
    return true;
  }

  // A newer answer was given on another page: its author decides which one stays.
  function choose(answer) {
    const offer = (words, act) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words });
      button.onclick = () => { was = answer.was; act(); field.focus(); };
      told.append(' ', button);
    };
    offer(data.words.mine, () => changed(0));
    offer(data.words.newer, () => { field.value = answer.value[0] ?? ''; stuck = false; say(''); place.state(was ? 'saved' : ''); tell(); });
  }

  const place = {
    state(name) {
      box.dataset.state = name;
      if (name === 'saved') done(time());
      else put(state, data.words[name] ?? '');
    },
    took(answer, sent) {
      if (answer.state === 'saved') { was = answer.was ?? was; mine.add(was); }
      if (waiting.has(key) && !signedOut) {
        const next = waiting.get(key);
        next.fields = [...next.fields.filter(([name]) => name !== `was.${sent.item}`), [`was.${sent.item}`, was]];
        store.put(next);
        return;
      }
      stuck = answer.state !== 'saved' && { answer, entry: sent };
      say(answer.told);
      this.state(stuck ? 'refused' : was && 'saved');
      if (answer.state === 'refused') field.setAttribute('aria-invalid', 'true');
      else if (stuck) choose(answer);
      else { if (was) watching?.say(data.words.saved); tell(); }
    },
    draw(given, trigger) {
      data = given;
      tell = () => trigger('kept', Date.now());
      const unsent = field ? waiting.has(key) || moving.has(key) : make();
      field.setAttribute('aria-label', data.name);
      field.placeholder = data.hint;
      const late = data.was !== was && mine.has(data.was);
      if (unsent || stuck || late) return;
      if (field.value.trim() !== data.value) field.value = data.value;
      was = data.was;
      box.dataset.state = was ? 'saved' : '';
      if (was) done(data.at);
      else put(state, '');
    },
    leave() {
      clearTimeout(timer);
      if (places.get(key) === place) places.delete(key);
      if (stuck) {
        refused.set(key, stuck);
        watching?.note(data.name, stuck.answer.told);
      }
      send();
    },
  };
  places.set(key, place);
  return place;
}

const drawn = new WeakMap();

function words({ parentElement, data, setTriggerValue }) {
  const key = `${data.form}:${data.item}`;
  let held = drawn.get(parentElement);
  if (held?.key !== key) {
    held?.place.leave();
    drawn.set(parentElement, held = { key, place: writing(parentElement, key) });
  }
  places.set(key, held.place);
  held.place.draw(data, setTriggerValue);
  return () => { held.place.leave(); drawn.delete(parentElement); };
}

// --- One for each page: whether the tab reaches the server, and what of the taps is stored. ---

const CONNECTED = 'CONNECTED', CONNECTION = 'data-test-connection-state';

// What the widget of a question holds, in the words in which Python marks what is stored.
function holds(box, kind) {
  const among = (found, chosen) => found.flatMap((each, place) => (chosen(each) ? [place] : [])).join(',');
  const radios = all('[role="radio"]', box), inputs = all('input[type="radio"]', box);
  if (kind === 'month') return one('input', box)?.value ?? null;
  if (kind === 'choices') return among(all('button[aria-pressed]', box), (each) => each.ariaPressed === 'true');
  if (radios.length) return among(radios, (each) => each.ariaChecked === 'true');
  return inputs.length ? among(inputs, (each) => each.checked) : null;
}

// Where the page begins at a question: there once it is drawn, once for each turn.
let sought = '';

function seek(place, tries) {
  const found = one(`.st-key-${place}`);
  if (!found && tries) setTimeout(seek, 100, place, tries - 1);
  if (!found) return;
  setTimeout(() => {
    found.scrollIntoView({ block: 'center' });
    one('[role="radio"], input, textarea, button', found)?.focus({ preventScroll: true });
  }, 150);
}

function watchman(root) {
  root.innerHTML = '<p class="net" role="status" hidden></p><p class="live" role="status"></p>';
  const bar = one('.net', root), live = one('.live', root);
  const since = new Map(), quiet = new Map(), told = new Set();
  let data = null, trigger = () => {}, reached = true, noted = '', broken = 0, asked = false, due = 0, hush = 0;

  const app = () => one(`[${CONNECTION}]`);
  const offline = () => !reached || (broken && Date.now() - broken > SLOW);

  function draw() {
    const words = offline() ? data.words.offline : noted;
    bar.hidden = !words;
    bar.classList.toggle('out', !!offline());
    if (bar.dataset.words === words && bar.dataset.reached === `${reached}`) return;
    Object.assign(bar.dataset, { words, reached });
    bar.textContent = words;
    if (offline() && reached) {
      const way = Object.assign(document.createElement('a'), { href: `/light/${data.form}`, textContent: data.words.light });
      bar.append(' ', way);
    }
  }

  function compare() {
    due = 0;
    const state = app()?.getAttribute(CONNECTION);
    const rests = state === CONNECTED && app().dataset.testScriptState === 'notRunning';
    if (state === CONNECTED) broken = 0;
    else broken ||= Date.now();
    for (const mark of all('.held')) {
      const box = mark.closest('[class*="st-key-item-"]'), { item, kind, stored } = mark.dataset;
      if (!box) continue;
      const key = `${data.form}:${item}`, held = holds(box, kind);
      const group = one('[role="radiogroup"], [role="group"], input', box);
      if (group && group.getAttribute('aria-describedby') !== mark.id) group.setAttribute('aria-describedby', mark.id);
      const going = waiting.has(key) || moving.has(key);
      if (!going && (held === null || held === stored)) {
        told.delete(key);
        quiet.delete(key);
        if (since.delete(key) && stored) place.say(data.words.saved);
        box.dataset.state = stored ? 'saved' : '';
        continue;
      }
      if (!since.has(key)) since.set(key, Date.now());
      box.dataset.state = offline() || Date.now() - since.get(key) > SLOW ? 'unsaved' : 'saving';
      if (!rests || going || offline()) quiet.delete(key);
      else if (!quiet.has(key)) quiet.set(key, Date.now());
      else if (Date.now() - quiet.get(key) > SLOW && !told.has(key)) { // on its way when the connection broke
        told.add(key);
        trigger('apart', item);
      }
    }
    draw();
    if (offline()) hideOthersWords();
  }

  // Streamlit speaks of its server, in a window over the page; what is to be said stands there already.
  function hideOthersWords() {
    const theirs = all('[role="dialog"]').find((each) => each.textContent.includes('Connection error'));
    if (theirs) one('button', theirs)?.click();
  }
  const soon = () => { due ||= requestAnimationFrame(compare); };
  const observer = new MutationObserver(soon);
  observer.observe(document.body, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ['aria-checked', 'aria-pressed', 'value', CONNECTION],
  });

  function clear(event) {
    const mark = event.target.closest?.('[data-clear]')?.closest('.held');
    if (!mark) { soon(); return; }
    const { item, was } = mark.dataset;
    change({
      key: `${data.form}:${item}`, owner: data.owner, form: data.form, item, name: mark.dataset.name, raw: '',
      fields: [['clear', item], [`was.${item}`, was]],
    });
    soon();
    send();
  }
  document.addEventListener('click', clear);
  document.addEventListener('change', soon);
  addEventListener('online', beat);
  addEventListener('offline', beat);

  async function beat() {
    if (document.hidden || asked) return;
    asked = true;
    try {
      await fetch('/here', { cache: 'no-store', signal: AbortSignal.timeout(LATE) });
      place.heard();
    } catch { place.missed(); }
    asked = false;
    compare();
  }
  const beats = setInterval(beat, BEAT), looks = setInterval(compare, 500);

  const place = {
    draw(given, told) {
      data = given;
      trigger = told;
      if (!new URLSearchParams(location.search).has('step')) {
        const address = new URL(location);
        address.searchParams.set('step', data.step);
        history.replaceState(history.state, '', address);
      }
      if (sought !== data.place) {
        sought = data.place;
        if (sought) seek(sought, 40);
      }
      compare();
    },
    say(words) {
      live.textContent = words;
      clearTimeout(hush);
      hush = setTimeout(() => { live.textContent = ''; }, 3000);
    },
    note(name, words) { noted = words && `${data.words.refused}: ${name} ${words}`; draw(); },
    heard() { if (!reached) { reached = true; draw(); send(); } },
    missed() { reached = false; compare(); },
    tell() { noted = ''; trigger('changed', Date.now()); },
    back() { trigger('back', Date.now()); beat(); },
    leave() {
      observer.disconnect();
      clearInterval(beats);
      clearInterval(looks);
      document.removeEventListener('click', clear);
      document.removeEventListener('change', soon);
      removeEventListener('online', beat);
      removeEventListener('offline', beat);
      if (watching === place) watching = null;
    },
  };
  return place;
}

function watch({ parentElement, data, setTriggerValue }) {
  let held = drawn.get(parentElement);
  if (!held) drawn.set(parentElement, held = { place: watchman(parentElement) });
  watching = held.place;
  held.place.draw(data, setTriggerValue);
  return () => { held.place.leave(); drawn.delete(parentElement); };
}

// --- The words of a next step stand in a field of Streamlit's: kept on this device until they are proposed. ---

const squeezed = (text) => (text ?? '').split(/\s+/).filter(Boolean).join(' ');

function keeping(name) {
  const field = () => one('.st-key-step_words input');
  const get = () => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (text) => {
    try { if (text) localStorage.setItem(name, text); else localStorage.removeItem(name); } catch { /* none here */ }
  };
  const typed = ({ target }) => { if (target === field()) keep(target.value); };
  let timer = 0;
  function give(tries) {
    const place = field(), kept = get();
    if (!kept || place?.value) return;
    if (!place) { if (tries) timer = setTimeout(give, 100, tries - 1); return; }
    // React reads what its own setter has not written.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(place, kept);
    place.dispatchEvent(new Event('input', { bubbles: true }));
  }
  document.addEventListener('input', typed);
  return {
    draw(data) {
      if (data.agreed || squeezed(get()) === data.had) keep('');
      clearTimeout(timer);
      give(40);
    },
    leave() { clearTimeout(timer); document.removeEventListener('input', typed); },
  };
}

function step({ parentElement, data }) {
  const key = `light:${data.owner}:step:${data.form}`;
  let held = drawn.get(parentElement);
  if (held?.key !== key) {
    held?.place.leave();
    drawn.set(parentElement, held = { key, place: keeping(key) });
  }
  held.place.draw(data);
  return () => { held.place.leave(); drawn.delete(parentElement); };
}

export default (component) => ({ words, watch, step })[component.data.part](component);
