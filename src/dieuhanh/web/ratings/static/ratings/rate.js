// Sends a rating without leaving the page and remembers its receipt in this browser for a day.
const DAY = 24 * 60 * 60 * 1000;
const form = document.querySelector("form[data-kept]");
const key = form.dataset.kept;

function kept() {
  try {
    const held = JSON.parse(localStorage[key] || "null");
    if (held && Date.now() - held.at < DAY) return held;
    delete localStorage[key];
  } catch { /* nothing can be kept here */ }
  return null;
}

function keep(held) {
  try { localStorage[key] = JSON.stringify(held); } catch { /* the receipt's link is on the page all the same */ }
}

function thank(held, focus) {
  const line = Object.assign(document.createElement("p"), { tabIndex: -1 });
  const link = Object.assign(document.createElement("a"), { href: held.url, textContent: form.dataset.edit });
  line.append(`${form.dataset.thanks.replace("#", held.stars)} `, link);
  form.replaceWith(line);
  if (focus) line.focus();
}

async function send(event) {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  form.querySelector("[role=alert]").textContent = "";
  try {
    const fields = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body: fields });
    if (!answer.redirected) return form.submit(); // the server has something to say: on a page of its own
    const held = { url: new URL(answer.url).pathname, stars: fields.get("sao"), at: Date.now() };
    keep(held);
    return thank(held, true);
  } catch {
    form.querySelector("[role=alert]").textContent = form.dataset.failed;
  }
  button.disabled = false;
  return undefined;
}

const earlier = kept();
if (earlier) thank(earlier, false); else form.addEventListener("submit", send);
