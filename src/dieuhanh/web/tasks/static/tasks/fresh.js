// Enhancement only: a list that was left open is made anew when its reader comes back. Where that fails the table stays.
const RESTS = 60000;
const note = document.getElementById("chua-moi");
const since = Date.now();
const chosen = () => document.querySelector("table.duties input:checked, .bulk input:checked");
const typing = () => document.activeElement?.matches("input, select, textarea");

async function renew() {
  try {
    const answer = await fetch(location.href, { method: "HEAD" });
    if (!answer.ok) throw new Error(answer.status);
    location.reload();
  } catch {
    note.hidden = false;
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden || chosen() || typing() || Date.now() - since < RESTS) return;
  renew();
});
note.querySelector("button").addEventListener("click", renew);
