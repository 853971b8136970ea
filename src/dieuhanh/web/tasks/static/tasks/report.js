// Enhancement only: what is typed into a report is kept on the server every 20 seconds, and by the keys of the form.
const PAUSE = 20000;
const form = document.querySelector("form[data-keep]");
const told = document.getElementById("da-luu");
const asked = document.getElementById("hoi-gui");
let kept = form ? typed() : "";

function typed() {
  const fields = new FormData(form);
  fields.delete("tep");
  return new URLSearchParams(fields).toString();
}

async function keep() {
  const now = typed();
  if (now === kept) return true;
  try {
    const answer = await fetch(form.dataset.keep, {
      method: "POST",
      body: new URLSearchParams(now),
      headers: { "X-Requested-With": "fetch" },
      keepalive: true,
    });
    if (answer.redirected || !answer.ok) throw new Error(answer.status);
    const words = await answer.json();
    kept = now;
    told.textContent = [words.saved, words.other].filter(Boolean).join(" · ");
    return true;
  } catch {
    told.textContent = told.dataset.failed;
    return false;
  }
}

function pressed(event) {
  if (event.isComposing || event.altKey || event.metaKey) return;
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    if (asked.hidden) asked.hidden = false;
    else form.querySelector('button[value="gui"]').click();
  } else if (event.key === "Escape" && !event.ctrlKey) {
    if (!asked.hidden) asked.hidden = true;
    else keep().then((done) => done && location.assign(form.dataset.back));
  }
}

if (form) {
  setInterval(keep, PAUSE);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  form.addEventListener("keydown", pressed);
}
