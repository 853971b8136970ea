// The rows of facts: which one is current, and how its place in the source is shown.
const words = document.getElementById("loi-noi").dataset;

const region = document.createElement("p");
region.className = "hidden";
region.setAttribute("role", "status");
document.body.append(region);

export const say = (message) => { region.textContent = message; };
export const text = (name, ...values) => values.reduce((all, value) => all.replace("%s", () => value), words[name]);
export const rows = () => [...document.querySelectorAll(".rows > .row[data-claim]:not([hidden])")];
export const currentRow = () => document.querySelector(".row.current[data-claim]");

export function mark(row) {
  document.querySelectorAll(".current, .here").forEach((each) => each.classList.remove("current", "here"));
  row.classList.add("current");
  placesOf(row).forEach((place) => place.classList.add("here"));
}

function placesOf(row) {
  const number = row.dataset.n;
  if (number === "0") return [];
  return [...document.querySelectorAll("mark[data-n], .box[data-n]")].filter((one) => one.dataset.n.split(" ").includes(number));
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

export function selectRow(row, { scrollSource = true } = {}) {
  row.focus({ preventScroll: true });
  mark(row);
  row.scrollIntoView({ block: "nearest" });
  if (scrollSource) showPlace(row);
}

function showPlace(row) {
  const pane = document.querySelector(".review .source");
  const place = placesOf(row)[0];
  if (!place || getComputedStyle(pane).position !== "sticky") return;
  const box = place.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const behavior = calm.matches ? "instant" : "auto";
  pane.scrollBy({ top: box.top - frame.top - frame.height / 2, behavior });
}

export function step(by) {
  const all = rows();
  const at = all.indexOf(currentRow());
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  if (next) selectRow(next);
}

// After a decision the next row that a person must look at has the focus, never the top of the page.
export function focusAfter(index) {
  const all = rows();
  const waits = (row) => "waits" in row.dataset;
  const looks = (row) => waits(row) && "doubtful" in row.dataset;
  const below = all.slice(index ?? 0);
  const next = below.find(looks) ?? below.find(waits) ?? all.find(looks) ?? all.find(waits);
  const wrong = document.querySelector("#loi, .conflict");
  if (wrong) wrong.focus();
  else if (next) selectRow(next);
  else document.getElementById("luu")?.focus();
}
