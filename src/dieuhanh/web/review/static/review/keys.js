// Keys that are safe while Unikey or EVKey is on: none composes in Telex (a e o u i y d w s f r x j z) or VNI (digits).
import { currentRow, say, selectRow, step, text, rows } from "./rows.js";
import { settled } from "./sending.js";
import { enterSource, inSource, leaveSource, take, walk } from "./source.js";

export const LETTERS = {
  KeyN: () => step(1),
  KeyP: () => step(-1),
  KeyC: () => press("nhan"),
  KeyB: () => press("bo"),
  KeyK: () => press("bo", "assignment"),
  KeyG: () => take("assignment"),
  KeyH: () => take("due"),
  KeyL: () => take("citation"),
  KeyM: () => (inSource() ? leaveSource() : enterSource()),
  KeyV: () => location.assign(document.getElementById("loi-noi").dataset.list),
};

const NAMED = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  F2: () => edit(),
  Delete: () => press("bo"),
};

const isEditable = (node) => node.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const lettersOn = () => localStorage.phimChu !== "tat";

export function handleKey(event) {
  if (event.isComposing || event.defaultPrevented || event.key === "Process" || document.querySelector("dialog[open]")) return;
  const done = withControl(event) || (isEditable(event.target) ? whileTyping(event) : plain(event));
  if (done) event.preventDefault();
}

function withControl(event) {
  if (!event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
  if (event.code === "Enter" || event.code === "NumpadEnter") return click('[name=viec][value="tiep"]');
  if (event.code === "KeyZ" && !isEditable(event.target)) return click('[name=viec][value="hoan-tac"]');
  return false;
}

function whileTyping(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const target = event.target;
  if (target.id === "tim-truong") return finding(event);
  if (event.code === "Escape") {
    cancel(target);
    return true;
  }
  if ((event.code === "Enter" || event.code === "NumpadEnter") && target.tagName !== "SELECT" && !event.shiftKey) return save(target);
  return false;
}

function plain(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  if (inSource() && walk(event)) return true;
  if (event.code === "Slash" && lettersOn()) return event.shiftKey ? openKeys() : find();
  if (event.shiftKey) return false;
  const onControl = event.target.closest?.("button, a, summary, label, input");
  if (event.code === "Enter" && !onControl) return press("nhan");
  const act = NAMED[event.code] ?? (lettersOn() ? LETTERS[event.code] : undefined);
  if (!act || !document.getElementById("ra-soat")) return false;
  act();
  return true;
}

function click(selector) {
  const button = document.querySelector(`#ra-soat ${selector}`);
  // What is on its way must be answered first, or the button would be that of the page before.
  if (button) settled().then(() => document.querySelector(`#ra-soat ${selector}`)?.click());
  return Boolean(button);
}

function press(act, kind = "") {
  const row = currentRow();
  if (!row || (kind && row.dataset.kind !== kind)) return true;
  row.querySelector(`[name=viec][value^="${act}:"]`)?.click();
  return true;
}

function edit() {
  const row = currentRow();
  if (row) openInput(row, "");
}

export function openInput(row, key) {
  const details = row.matches("details") ? row : row.querySelector("details.edit");
  if (!details) return;
  details.open = true;
  const input = details.querySelector(key ? `[data-key="${key}"]` : "[data-key]");
  input.focus();
  input.select?.();
}

function save(input) {
  const place = input.closest("details.edit, details.add, details.structure");
  const button = place?.querySelector("button[name=viec]");
  button?.click();
  return Boolean(button);
}

function cancel(input) {
  const place = input.closest("details.edit, details.add");
  if (!place) return;
  place.querySelectorAll("input:not([type=hidden]), textarea").forEach((one) => { one.value = one.defaultValue; });
  place.querySelectorAll("select").forEach((one) => {
    one.value = [...one.options].find((option) => option.defaultSelected)?.value ?? one.options[0].value;
  });
  place.open = false;
  const row = place.closest(".row") ?? currentRow();
  if (row) selectRow(row);
}

function find() {
  document.getElementById("tim-truong")?.focus();
  return true;
}

const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đð]/g, "d");

function finding(event) {
  const box = event.target;
  if (event.code === "Escape") box.value = "";
  if (event.code !== "Enter" && event.code !== "Escape") return false;
  const wanted = fold(box.value.trim());
  const found = wanted ? rows().filter((row) => fold(row.querySelector(".said").textContent + row.querySelector("legend").textContent).includes(wanted)) : [];
  say(text("found", found.length));
  const at = found.indexOf(currentRow());
  const row = found[(at + 1) % found.length] ?? currentRow();
  box.value = "";
  if (row) selectRow(row);
  return true;
}

function openKeys() {
  document.getElementById("phim-tat").showModal();
  return true;
}
