// The composer by keys and by dragging. Every change is the same form that the buttons send; without script they remain.
const list = document.querySelector(".arranged");
const status = document.getElementById("bao");
const keys = document.getElementById("phim-tat");
const faults = document.getElementById("so-loi");

const rows = () => [...list.children];
const lettersOn = () => localStorage.phimChu !== "tat";

function focusRow(row) {
  if (row) row.focus();
}

// The server answers with the whole page: its parts take the place of ours, so numbers and revision are never stale.
async function send(form, extra) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(extra)) body.set(name, value);
  const answer = await fetch(location.href, { method: "POST", body: new URLSearchParams(body) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(".arranged");
  if (!answer.ok || !fresh || !list) {
    location.reload();
    return;
  }
  list.replaceChildren(...fresh.children);
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = page.getElementById(part.id);
    if (other) part.replaceChildren(...other.childNodes);
  }
  const revision = list.querySelector("input[name=lan]").value;
  for (const field of document.querySelectorAll("input[name=lan]")) field.value = revision;
  refreshLead(page);
  status.textContent = page.querySelector("main > .notice[role]")?.textContent.trim() ?? "";
  countSoon();
}

// The opening sentence follows, unless somebody is typing another.
function refreshLead(page) {
  const [ours, theirs] = [document, page].map((held) => held.getElementById("cau-mo-dau"));
  if (!ours || ours.value !== ours.defaultValue || ours === document.activeElement) return;
  ours.defaultValue = theirs.defaultValue;
  ours.form.elements.goc.value = theirs.form.elements.goc.value;
}

// Changes wait for each other, so that a key pressed again at once moves the item again.
let changing = Promise.resolve();

function change(find, extra, focus) {
  list.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => (status.textContent = list.dataset.loading), 400);
  changing = changing
    .then(() => send(find(), extra))
    .catch(() => (status.textContent = list.dataset.failed))
    .then(() => {
      clearTimeout(slow);
      list.removeAttribute("aria-busy");
      focus();
    });
}

const act = (id, name) => () => document.getElementById(id).querySelector(name);

function move(row, extra) {
  const { id } = row;
  change(act(id, "form.move"), extra, () => focusRow(document.getElementById(id)));
}

function remove(row) {
  const at = rows().indexOf(row);
  change(act(row.id, "[data-act=bo]"), {}, () => focusRow(rows()[Math.min(at, rows().length - 1)]));
}

function retitle(row) {
  const place = row.querySelector(".retitle");
  place.open = true;
  place.querySelector("textarea").select();
}

// --- the table of keys, and the setting that turns single letters off
if (keys) {
  keys.querySelector("[data-close]").addEventListener("click", () => keys.close());
  document.querySelector("[data-keys]")?.addEventListener("click", () => keys.showModal());
  const letters = document.getElementById("phim-chu");
  letters.checked = lettersOn();
  letters.addEventListener("change", () => { localStorage.phimChu = letters.checked ? "bat" : "tat"; });
}

const NAMED = {
  ArrowUp: (row) => focusRow(row.previousElementSibling),
  ArrowDown: (row) => focusRow(row.nextElementSibling),
  Enter: retitle,
  F2: retitle,
  Delete: remove,
};
const LETTERS = {
  KeyP: NAMED.ArrowUp,
  KeyN: NAMED.ArrowDown,
  KeyB: remove,
  KeyC: (row) => location.assign(row.querySelector("a").href),
  KeyV: () => location.assign(list.dataset.weeks),
};
const WITH_CONTROL = {
  ArrowUp: (row) => move(row, { huong: "len" }),
  ArrowDown: (row) => move(row, { huong: "xuong" }),
  Enter: () => location.assign(list.dataset.preview),
};

function onKey(event) {
  const row = event.target.closest?.("li[data-id]");
  if (!row || !keys || event.isComposing || event.key === "Process" || event.altKey || event.metaKey) return;
  if (event.target.matches(".retitle textarea")) {
    whileTitling(event, row);
    return;
  }
  if (event.target !== row || event.shiftKey) return;
  const meant = event.ctrlKey ? WITH_CONTROL[event.code] : (NAMED[event.code] ?? (lettersOn() ? LETTERS[event.code] : undefined));
  if (!meant) return;
  event.preventDefault();
  meant(row);
}

function whileTitling(event, row) {
  const box = event.target;
  if (event.code === "Escape") {
    box.value = box.defaultValue;
    box.closest("details").open = false;
    focusRow(row);
  } else if (event.code === "Enter" && !event.shiftKey) {
    event.preventDefault();
    box.form.requestSubmit();
  }
}

// "/" and "?" anywhere but in a field.
function anywhere(event) {
  const free = !event.target.closest?.("input, textarea, select, dialog") && !event.isComposing;
  if (!free || event.code !== "Slash" || event.ctrlKey || event.altKey || event.metaKey || !lettersOn()) return;
  event.preventDefault();
  if (event.shiftKey) keys.showModal();
  else document.getElementById("loc")?.focus();
}

// The small buttons of a row and of the store change the page in place; the focus goes to the next thing to do.
function onSubmit(event) {
  const form = event.target;
  const button = event.submitter;
  const extra = button?.name ? { [button.name]: button.value } : {};
  const row = form.closest("li[data-id]");
  if (form.matches(".take")) {
    const at = form.closest("li").id;
    const next = () => document.getElementById(at) ?? document.querySelector("#kho-muc li:last-child");
    change(() => form, extra, () => (next()?.querySelector("button") ?? document.getElementById("kho")).focus());
  } else if (row && form.dataset.act === "bo") remove(row);
  else if (row && form.dataset.act) change(() => form, extra, () => focusRow(document.getElementById(row.id)));
  else return;
  event.preventDefault();
}

// --- how much the proofreader finds, counted behind the page
let counting;

async function count() {
  try {
    const answer = await fetch(faults.dataset.from);
    if (answer.ok && !answer.redirected) faults.textContent = `(${(await answer.json()).count})`;
  } catch {
    faults.textContent = "";
  }
}

function countSoon() {
  if (!faults) return;
  clearTimeout(counting);
  counting = setTimeout(count, 1500);
}

function dragging() {
  let held = null;
  list.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("li[data-id]");
    if (row) row.draggable = !event.target.closest("a, button, input, label, summary, textarea");
  });
  list.addEventListener("dragstart", (event) => {
    held = event.target.closest("li[data-id]");
    held?.classList.add("held");
  });
  list.addEventListener("dragover", (event) => {
    event.preventDefault();
    for (const row of rows()) row.classList.toggle("over", row === event.target.closest("li[data-id]"));
  });
  list.addEventListener("drop", (event) => {
    event.preventDefault();
    const target = event.target.closest("li[data-id]");
    if (held && target && target !== held) move(held, { huong: "", "vi-tri": String(rows().indexOf(target) + 1) });
  });
  list.addEventListener("dragend", () => {
    for (const row of rows()) row.classList.remove("held", "over");
    held = null;
  });
}

if (list && keys) {
  for (const row of rows()) row.tabIndex = 0;
  new MutationObserver(() => rows().forEach((row) => (row.tabIndex = 0))).observe(list, { childList: true });
  list.addEventListener("keydown", onKey);
  document.addEventListener("submit", onSubmit);
  dragging();
}
if (keys) document.addEventListener("keydown", anywhere);
countSoon();
