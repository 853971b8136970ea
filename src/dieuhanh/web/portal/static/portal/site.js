// Enhancement only: every page works without this file. Texts come from the page, so that they follow its language.
const root = document.documentElement;
const texts = JSON.parse(document.getElementById("texts").textContent);

const say = (() => {
  const region = document.createElement("p");
  region.className = "hidden";
  region.setAttribute("role", "status");
  document.body.append(region);
  return (message) => { region.textContent = message; };
})();

function element(tag, attributes = {}, ...children) {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
}

// --- text size and contrast: kept in this browser, applied before the first paint by the inline script
const SIZES = [90, 100, 120, 150, 200];
const CONTRASTS = ["", "trang", "den"];

function keep() {
  try {
    localStorage.ht = JSON.stringify({ co: root.dataset.co, tp: root.dataset.tp });
  } catch {
    say(texts.notKept);
  }
}

const sizeAt = () => Math.max(SIZES.indexOf(Number(root.dataset.co || 100)), 0);
const contrastAt = () => Math.max(CONTRASTS.indexOf(root.dataset.tp || ""), 0);

function setSize(at) {
  if (SIZES[at] === 100) delete root.dataset.co; else root.dataset.co = SIZES[at];
  say(texts.size.replace("%s", SIZES[at]));
}

function setContrast(at) {
  if (CONTRASTS[at]) root.dataset.tp = CONTRASTS[at]; else delete root.dataset.tp;
  say(texts.contrasts[at]);
}

const CONTROLS = [
  { label: "A−", name: texts.smaller, next: () => sizeAt() - 1, set: setSize, steps: SIZES.length },
  { label: "A", name: texts.normal, next: () => SIZES.indexOf(100), set: setSize, steps: SIZES.length },
  { label: "A+", name: texts.larger, next: () => sizeAt() + 1, set: setSize, steps: SIZES.length },
  { label: texts.moreContrast, next: () => contrastAt() + 1, set: setContrast, steps: CONTRASTS.length },
  { label: texts.lessContrast, next: () => contrastAt() - 1, set: setContrast, steps: CONTRASTS.length },
];

function controlButton(control) {
  const button = element("button", { type: "button", textContent: control.label });
  if (control.name) button.setAttribute("aria-label", `${control.label}: ${control.name}`);
  control.refresh = () => {
    const next = control.next();
    button.setAttribute("aria-disabled", String(next < 0 || next >= control.steps));
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    control.set(control.next());
    keep();
    CONTROLS.forEach((each) => each.refresh());
  });
  control.refresh();
  return button;
}

function displayControls() {
  const row = element("div", {}, ...CONTROLS.map(controlButton));
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", texts.display);
  const details = element("details", {}, element("summary", { textContent: texts.display }), row);
  const wide = matchMedia("(min-width: 40em)");
  const unfold = () => { details.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  document.getElementById("display").replaceChildren(details);
}

// --- printing and copying
document.querySelectorAll("[data-print]").forEach((button) => {
  button.addEventListener("click", () => print());
});

async function copy(text, message) {
  try {
    await navigator.clipboard.writeText(text);
    say(message);
  } catch {
    say(texts.notCopied);
  }
}

document.querySelectorAll("a[data-copy]").forEach((link) => {
  link.addEventListener("click", () => copy(link.href, texts.copiedLink.replace("%s", link.dataset.copy)));
});
document.querySelectorAll("button[data-copy-from]").forEach((button) => {
  button.addEventListener("click", () => copy(document.getElementById(button.dataset.copyFrom).textContent.trim(), texts.copiedText));
});

document.querySelectorAll("[data-share]").forEach((button) => {
  if (!navigator.share) return;
  button.parentNode.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
});

// --- a filter over the contents of one bulletin: no diacritics needed
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đð]/g, "d");
const filled = (pattern, ...values) => values.reduce((text, value) => text.replace("%s", () => value), pattern);

function answerOf(words, shown, all, everywhere) {
  if (!words) return [];
  if (shown) return [filled(texts.filtered, shown, all, words)];
  const href = `${everywhere}?q=${encodeURIComponent(words)}`;
  return [filled(texts.filteredNone, words), ". ", element("a", { href, textContent: texts.everyWeek })];
}

document.querySelectorAll("[data-filter]").forEach((box) => {
  const rows = [...document.querySelectorAll(`#${box.dataset.filter} li`)].map((row) => [row, fold(row.textContent)]);
  const answer = document.getElementById(`${box.id}-answer`);
  box.addEventListener("input", (event) => {
    if (event.isComposing) return;
    const words = box.value.trim();
    rows.forEach(([row, text]) => { row.hidden = !text.includes(fold(words)); });
    if (words) document.querySelectorAll(`#${box.dataset.filter} details`).forEach((group) => { group.open = true; });
    answer.replaceChildren(...answerOf(words, rows.filter(([row]) => !row.hidden).length, rows.length, box.dataset.search));
  });
});

// --- what a form needs (suggestions, sending in place), fetched when somebody first comes to it
function stored(key) {
  try { return localStorage[key]; } catch { return ""; }
}

document.querySelectorAll("form[data-script]").forEach((form) => {
  if (form.dataset.kept && stored(form.dataset.kept)) import(form.dataset.script);
  form.addEventListener("focusin", () => import(form.dataset.script), { once: true });
});

// --- the menu of a phone: it covers what the keyboard goes on to, so it closes when the keyboard leaves it
const menu = document.getElementById("trinh-don");
menu?.addEventListener("focusout", (left) => {
  if (left.relatedTarget && !menu.contains(left.relatedTarget)) menu.hidePopover?.();
});

displayControls();
