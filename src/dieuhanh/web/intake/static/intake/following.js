// Asks for the state of an upload until nothing of it is under way; less often the longer it takes.
const place = document.getElementById("dot");

async function follow(pause) {
  if (!place.querySelector("[data-open]")) return;
  await new Promise((done) => { setTimeout(done, pause); });
  try {
    const answer = await fetch(location.href, { headers: { "X-Phan": "1" } });
    if (answer.ok && !answer.redirected) {
      const fresh = await answer.text();
      if (fresh !== place.dataset.last) place.innerHTML = fresh;
      place.dataset.last = fresh;
    }
  } finally {
    follow(Math.min(pause * 1.3, 15000));
  }
}

follow(1000);
