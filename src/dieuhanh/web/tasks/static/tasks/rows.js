// Enhancement only: rows of the list by arrow keys. One stop for Tab, then out of the table again (roving tabindex).
const table = document.querySelector("table.duties");
const rows = [...table.tBodies[0].rows];
const told = document.getElementById("dong-may");

function stand(row) {
  rows.forEach((one) => { one.tabIndex = one === row ? 0 : -1; });
}

function go(row) {
  if (!row) return;
  stand(row);
  row.focus();
  told.textContent = told.dataset.words.replace("%s", rows.indexOf(row) + 1).replace("%s", rows.length);
}

const KEYS = {
  ArrowDown: (row) => go(row.nextElementSibling),
  ArrowUp: (row) => go(row.previousElementSibling),
  Home: () => go(rows[0]),
  End: () => go(rows.at(-1)),
  Enter: (row) => row.querySelector("a").click(),
  Space: (row) => row.querySelector("input[type=checkbox]")?.click(),
};

rows.forEach((row) => row.querySelectorAll("a, input").forEach((inner) => { inner.tabIndex = -1; }));
stand(rows[0]);

table.addEventListener("keydown", (event) => {
  const row = event.target.closest("tbody tr");
  const act = KEYS[event.code];
  if (!row || !act || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.target !== row && (event.code === "Enter" || event.code === "Space")) return;
  event.preventDefault();
  act(row);
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (event.code !== "Slash" || typing || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (localStorage.phimChu === "tat") return;
  event.preventDefault();
  document.querySelector('main input[name="q"]').focus();
});
