// The keyboard and the parts of the review screen. Everything here is a shorter way to a button or an input of the form.
import { handleKey } from "./keys.js";
import { currentRow, focusAfter, mark, rows, say, selectRow, text } from "./rows.js";
import { send } from "./sending.js";
import { take } from "./source.js";
import { giveBack } from "./typed.js";

const man = document.getElementById("man");

document.addEventListener("keydown", handleKey);

man.addEventListener("submit", (event) => {
  if (event.target.id !== "ra-soat" && !event.target.closest(".conflict")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

man.addEventListener("click", (event) => {
  const open = event.target.closest("[data-open]");
  if (open) document.getElementById(open.dataset.open).showModal();
  const taken = event.target.closest("[data-take]");
  if (taken) take(taken.dataset.take);
  const marked = event.target.closest("mark[data-n], .box[data-n]");
  if (marked && getSelection().isCollapsed) cycle(marked);
});

// A passage may belong to several facts, nested: each click goes on to the next of them.
function cycle(marked) {
  const numbers = marked.dataset.n.split(" ");
  const now = currentRow()?.dataset.n;
  const next = numbers[(numbers.indexOf(now) + 1) % numbers.length];
  const row = rows().find((one) => one.dataset.n === next);
  if (row) selectRow(row, { scrollSource: false });
}

man.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row[data-claim]");
  if (row) mark(row);
});

const dialog = document.getElementById("phim-tat");
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
const letters = document.getElementById("phim-chu");
letters.checked = localStorage.phimChu !== "tat";
letters.addEventListener("change", () => { localStorage.phimChu = letters.checked ? "bat" : "tat"; });

addEventListener("popstate", () => location.reload());

focusAfter(null);
if (giveBack()) say(text("restored"));
