// Enhancement only: what is typed is kept on the server every 20 seconds, and outlives the end of the session.
const PAUSE = 20000;
const form = document.querySelector("form[data-keep]");
const told = form?.querySelector("[data-kept]");
const others = document.getElementById("nguoi-khac");
const expired = document.getElementById("het-phien");
const atFirst = form ? typed() : "";
let kept = atFirst;
let sending = false;

function typed() {
  const fields = new FormData(form);
  fields.delete("csrfmiddlewaretoken");
  return new URLSearchParams(fields).toString();
}

// Asks even where nothing was typed: it also tells who else is there, and whether the session still stands.
async function keep() {
  const now = typed();
  const body = new FormData(form);
  body.set("viec", "giu");
  if (now !== atFirst || kept !== atFirst) body.set("sua", "1");
  try {
    const answer = await fetch(location.href, { method: "POST", body: new URLSearchParams(body), keepalive: true });
    if (answer.redirected || answer.status === 403) {
      expired.showModal();
      return false;
    }
    if (!answer.ok) throw new Error(answer.status);
    const words = await answer.json();
    kept = now;
    if (words.saved) told.textContent = words.saved;
    if (others.textContent.trim() !== words.others) others.textContent = words.others;
    return true;
  } catch {
    told.textContent = told.dataset.failed;
    return false;
  }
}

// After signing in elsewhere the forms of this page need the new session's token.
async function goOn(button) {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("form[data-keep] [name=csrfmiddlewaretoken]");
  if (answer.redirected || !fresh) {
    expired.querySelector("[role=status]").textContent = button.dataset.still;
    return;
  }
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = fresh.value;
  expired.close();
  await keep();
}

if (told && expired) {
  setInterval(keep, PAUSE);
  document.addEventListener("visibilitychange", () => document.hidden && typed() !== kept && keep());
  form.addEventListener("submit", (event) => {
    if (sending) return;
    event.preventDefault();
    keep().then((alive) => {
      sending = alive;
      if (alive) form.requestSubmit(event.submitter);
    });
  });
  const again = expired.querySelector("[data-again]");
  again.addEventListener("click", () => goOn(again));
}
