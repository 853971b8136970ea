// Enhancement only: the page of a job shows how far it is without being loaded again, until the job is over.
const PAUSE = 2000;
const AFTER_FAULT = 10000;

async function look() {
  const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("tien-do");
  const old = document.getElementById("tien-do");
  if (fresh.dataset.state !== "waiting" && fresh.dataset.state !== "running") {
    location.reload();
    return false;
  }
  if (fresh.innerHTML !== old.innerHTML) old.replaceChildren(...fresh.childNodes);
  return true;
}

async function follow() {
  let pause = PAUSE;
  try {
    if (!document.hidden && !(await look())) return;
  } catch {
    pause = AFTER_FAULT;
  }
  setTimeout(follow, pause);
}

setTimeout(follow, PAUSE);
