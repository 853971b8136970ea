// Suggestions below a search box. Fetched when somebody first comes to the box; without it the box is a plain form.
// Nothing is sent while an input method composes; Enter with nothing chosen searches for what was typed.
const DELAY = 150;
const SHORTEST = 2;

function row(found, id) {
  const item = document.createElement("li");
  item.id = id;
  item.role = "option";
  item.dataset.path = found.path;
  const title = document.createElement("span");
  title.textContent = found.title;
  const label = document.createElement("small");
  label.textContent = found.label === found.title ? "" : found.label;
  item.append(title, label);
  return item;
}

function combine(form) {
  const box = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  list.id = `${box.id}-suggestions`;
  list.role = "listbox";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("aria-label", form.dataset.label);
  form.append(list);
  Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })
    .forEach(([name, value]) => box.setAttribute(name, value));
  let timer, asked = "", chosen = -1, composing = false;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (at) => {
    const rows = [...list.children];
    chosen = (at + rows.length + 1) % (rows.length + 1);
    if (chosen === rows.length) chosen = -1;
    rows.forEach((each, number) => each.setAttribute("aria-selected", String(number === chosen)));
    if (chosen < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", rows[chosen].id);
    rows[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const ask = async () => {
    const words = box.value.trim();
    asked = words;
    if (words.length < SHORTEST) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: words })}`);
      const { rows } = await answer.json();
      if (asked !== words || document.activeElement !== box) return;
      list.replaceChildren(...rows.map((found, number) => row(found, `${list.id}-${number}`)));
      close();
      list.hidden = rows.length === 0;
      box.setAttribute("aria-expanded", String(rows.length > 0));
    } catch {
      close();
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY);
  };

  box.addEventListener("compositionstart", () => { composing = true; });
  box.addEventListener("compositionend", () => { composing = false; later(); });
  box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
  form.addEventListener("submit", (event) => { if (composing) event.preventDefault(); });
  box.addEventListener("blur", () => setTimeout(close, 200));
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || composing || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.path);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("li");
    if (item) location.assign(item.dataset.path);
  });
}

document.querySelectorAll("form[data-suggest]").forEach(combine);
