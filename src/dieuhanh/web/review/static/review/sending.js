// Sends the form, or the part of it that a button is about, and puts the answer in the place of the screen.
import { currentRow, focusAfter, rows, say, text } from "./rows.js";
import { keep, restore, unsaved } from "./typed.js";

const man = document.getElementById("man");
let waiting = Promise.resolve();
let under = 0;

function partOf(form, button) {
  const all = new FormData(form, button);
  const [act, about] = (button?.value ?? "").split(":");
  if (!about || form.id !== "ra-soat") return all;
  const prefix = act === "them" ? `${about}.` : `c.${about}.`;
  const part = new FormData();
  for (const [name, value] of all) {
    if (name === "viec" || name === "csrfmiddlewaretoken" || name.startsWith(prefix)) part.append(name, value);
  }
  return part;
}

export function send(form, button) {
  // One after the other: a quick hand may press the next key before the answer is there.
  waiting = waiting.then(() => sendNow(form.isConnected ? form : document.getElementById("ra-soat"), button));
  return waiting;
}

async function sendNow(form, button) {
  const about = (button?.value ?? "").split(":")[1];
  const row = about ? document.querySelector(`[data-claim="${CSS.escape(about)}"]`) : null;
  const index = row ? rows().indexOf(row) + 1 : button?.value === "hoan-tac" ? Math.max(0, rows().indexOf(currentRow())) : null;
  const leaves = button?.value === "tiep";
  const part = about ? (row ?? document.getElementById(about)) : form;
  const sent = new Set([...(part?.querySelectorAll("[id]") ?? [])].map((each) => each.id));
  const kept = leaves ? [] : unsaved(part);
  busy(true);
  try {
    const answer = await fetch(form.action, { method: "POST", body: partOf(form, button), headers: { "X-Phan": "1" } });
    if (answer.redirected && !answer.url.includes("/ra-soat/")) {
      location.assign(answer.url);
      return;
    }
    const wrong = answer.status === 409 || answer.status === 422;
    if (!answer.ok && !wrong) throw new Error(String(answer.status));
    man.innerHTML = await answer.text();
    document.title = man.querySelector("[data-title]").dataset.title;
    if (answer.redirected && new URL(answer.url).search !== location.search) {
      history.pushState(null, "", answer.url);
      scrollTo(0, 0);
    }
    restore(kept);
    keep(wrong ? new Set() : sent);
    focusAfter(leaves && !wrong ? null : index);
    if (!wrong) say(text("saved"));
  } catch {
    say(text("failed"));
    tell(text("failed"));
  } finally {
    busy(false);
  }
}

function tell(message) {
  const note = document.createElement("p");
  note.className = "notice warn";
  note.setAttribute("role", "alert");
  note.textContent = message;
  man.querySelectorAll(".notice[data-failed]").forEach((old) => old.remove());
  note.dataset.failed = "";
  man.prepend(note);
}

let slow;
function busy(on) {
  under += on ? 1 : -1;
  man.toggleAttribute("aria-busy", under > 0);
  if (under > 0) man.setAttribute("aria-busy", "true");
  clearTimeout(slow);
  if (on) slow = setTimeout(() => say(text("loading")), 400);
}

export const settled = () => waiting;
