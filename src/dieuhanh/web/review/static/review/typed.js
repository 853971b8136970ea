// What was typed and not sent yet: it outlives an answer, a reload, and a crash of the browser or of the server.
const man = document.getElementById("man");
const { who } = document.getElementById("loi-noi").dataset;
const place = `dang-go:${who}:${location.pathname}`;
const DAY = 24 * 60 * 60 * 1000;

export function unsaved(except) {
  return [...man.querySelectorAll(".inputs input, .inputs select, .inputs textarea")]
    .filter((input) => !except?.contains(input) && isChanged(input))
    .map((input) => [input.id, input.value]);
}

function isChanged(input) {
  if (input.tagName === "SELECT") return !input.selectedOptions[0]?.defaultSelected && [...input.options].some((one) => one.defaultSelected);
  return input.type !== "hidden" && input.value !== input.defaultValue;
}

export function restore(typed) {
  return typed.filter(([id, value]) => {
    const input = document.getElementById(id);
    if (!input || input.value === value) return false;
    input.value = value;
    input.closest("details").open = true;
    return true;
  }).length;
}

// Other items of the text are not on the page: what was typed in them is kept beside, but for what was just sent.
export function keep(sent = new Set()) {
  const elsewhere = kept().filter(([id]) => !document.getElementById(id) && !sent.has(id));
  const typed = [...elsewhere, ...unsaved(null)];
  if (typed.length) localStorage[place] = JSON.stringify({ at: Date.now(), typed });
  else localStorage.removeItem(place);
}

function kept() {
  const { at, typed } = JSON.parse(localStorage[place] ?? "{}");
  return typed && Date.now() - at < DAY ? typed : [];
}

export const giveBack = () => restore(kept());

let soon;
man.addEventListener("input", () => {
  clearTimeout(soon);
  soon = setTimeout(() => keep(), 300);
});
addEventListener("pagehide", () => keep());
