// The composer by keys and by dragging. Every move is the same form that the buttons send; without script they remain.
const list = document.querySelector(".arranged");
const status = document.getElementById("bao");

function rows() {
  return [...list.children];
}

function focusRow(row) {
  if (row) row.focus();
}

// The server answers with the whole page: its list takes the place of ours, so numbers and revision are never stale.
async function send(form, extra) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(extra)) body.set(name, value);
  const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(body) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(".arranged");
  if (!answer.ok || !fresh) {
    location.reload();
    return;
  }
  const revision = fresh.querySelector("input[name=lan]").value;
  list.replaceChildren(...fresh.children);
  for (const field of document.querySelectorAll("input[name=lan]")) field.value = revision;
  for (const id of ["kieu-cu", "cau-tu-sinh"]) {
    const [ours, theirs] = [document, page].map((held) => held.getElementById(id));
    if (ours && theirs) ours.textContent = theirs.textContent;
  }
  status.textContent = page.querySelector("main .notice")?.textContent.trim() ?? "";
}

// Moves wait for each other, so that a key pressed again at once moves the item again.
let moving = Promise.resolve();

function move(row, extra) {
  const id = row.id;
  list.setAttribute("aria-busy", "true");
  moving = moving
    .then(() => send(document.getElementById(id).querySelector("form.move"), extra))
    .catch(() => (status.textContent = list.dataset.failed))
    .then(() => {
      list.removeAttribute("aria-busy");
      focusRow(document.getElementById(id));
    });
}

function onKey(event) {
  const row = event.target.closest?.("li[data-id]");
  if (!row || event.target !== row || event.isComposing || event.altKey || event.metaKey) return;
  const beside = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling }[event.code];
  if (event.code === "ArrowUp" || event.code === "ArrowDown") {
    event.preventDefault();
    if (event.ctrlKey) move(row, { huong: event.code === "ArrowUp" ? "len" : "xuong" });
    else focusRow(beside);
  } else if (event.code === "Enter") {
    event.preventDefault();
    location.assign(event.ctrlKey ? list.dataset.preview : row.querySelector("a").href);
  } else if (event.code === "Delete" && !event.ctrlKey) {
    event.preventDefault();
    row.querySelectorAll("form.move")[1].requestSubmit();
  }
}

function dragging() {
  let held = null;
  list.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("li[data-id]");
    if (row) row.draggable = !event.target.closest("a, button, input, label");
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

if (list) {
  for (const row of rows()) row.tabIndex = 0;
  new MutationObserver(() => rows().forEach((row) => (row.tabIndex = 0))).observe(list, { childList: true });
  list.addEventListener("keydown", onKey);
  dragging();
}
