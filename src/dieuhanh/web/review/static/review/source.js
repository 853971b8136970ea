// A cursor of words in the source, and what is done with the words that are marked there, by keys or by mouse.
import { openInput } from "./keys.js";
import { currentRow, rows, say, selectRow, text } from "./rows.js";

const pane = () => document.getElementById("nguon");
const WORD = /\S+/g;
const SENTENCE_END = /[.;:!?…]["”’)]*$/;
let cursor = null;

// Every word with its place in the text as it was received.
function wordsOf() {
  const found = [];
  for (const paragraph of pane().querySelectorAll("p")) {
    const pieces = [...paragraph.querySelectorAll("[data-at]")];
    let whole = "";
    const map = [];
    for (const piece of pieces) {
      map.push([whole.length, Number(piece.dataset.at), piece.firstChild]);
      whole += piece.textContent;
    }
    for (const match of whole.matchAll(WORD)) {
      found.push({ word: match[0], ...placed(map, match.index, match.index + match[0].length), paragraph });
    }
  }
  return found;
}

function placed(map, start, end) {
  const first = map.findLast(([at]) => at <= start);
  const last = map.findLast(([at]) => at < end);
  return {
    start: first[1] + start - first[0], end: last[1] + end - last[0],
    node: first[2], offset: start - first[0], lastNode: last[2], lastOffset: end - last[0],
  };
}

export const inSource = () => cursor !== null;

export function enterSource() {
  const words = wordsOf();
  if (!words.length) return;
  const here = currentRow() ? [...pane().querySelectorAll("mark.here")] : [];
  const first = here.length ? Number(here[0].dataset.at) : words[0].start;
  const last = here.length ? Number(here.at(-1).dataset.at) + here.at(-1).textContent.length : 0;
  const from = Math.max(0, words.findIndex((word) => word.end > first));
  const to = here.length ? Math.max(from, words.findLastIndex((word) => word.start < last)) : from;
  cursor = { words, from, to };
  pane().classList.add("walking");
  pane().focus({ preventScroll: true });
  show();
  say(text("source"));
}

export function leaveSource() {
  cursor = null;
  pane()?.classList.remove("walking");
  getSelection().removeAllRanges();
  const row = currentRow();
  if (row) selectRow(row);
}

function show() {
  const { words, from, to } = cursor;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  getSelection().setBaseAndExtent(words[low].node, words[low].offset, words[high].lastNode, words[high].lastOffset);
  words[to].node.parentElement.scrollIntoView({ block: "nearest" });
  say(words.slice(low, high + 1).slice(-8).map((word) => word.word).join(" "));
}

const endsSentence = (words, at) => SENTENCE_END.test(words[at].word) || words[at + 1]?.paragraph !== words[at].paragraph;

// The last word of the next sentence, or of the one before.
function bySentence(words, at, by) {
  let next = at + by;
  while (next > 0 && next < words.length - 1 && !endsSentence(words, next)) next += by;
  return next;
}

export function walk(event) {
  const { words, to } = cursor;
  const last = words.length - 1;
  const moves = {
    ArrowRight: () => to + 1,
    ArrowLeft: () => to - 1,
    ArrowDown: () => (event.shiftKey ? bySentence(words, to, 1) : bySentence(words, to, 1) + 1),
    ArrowUp: () => (event.shiftKey ? bySentence(words, to, -1) : bySentence(words, bySentence(words, to, -1), -1) + 1),
    Home: () => 0,
    End: () => last,
  };
  if (event.code === "Escape") {
    leaveSource();
    return true;
  }
  if (event.code === "Enter" && !event.shiftKey) {
    take("span");
    return true;
  }
  const move = moves[event.code];
  if (!move) return false;
  cursor.to = Math.min(Math.max(move(), 0), last);
  if (!event.shiftKey) cursor.from = cursor.to;
  show();
  return true;
}

// What is marked: its words, where they begin, and the whole sentence around them.
function marked() {
  const selection = getSelection();
  if (selection.isCollapsed || !pane().contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const words = wordsOf();
  const inside = words.filter((word) => range.intersectsNode(word.node) && touches(range, word));
  if (!inside.length) return null;
  const first = words.indexOf(inside[0]);
  const last = words.indexOf(inside.at(-1));
  let [low, high] = [first, last];
  while (low > 0 && !endsSentence(words, low - 1)) low -= 1;
  while (high < words.length - 1 && !endsSentence(words, high)) high += 1;
  return { ...said(words, first, last), sentence: said(words, low, high), count: inside.length };
}

function touches(range, word) {
  return range.comparePoint(word.node, word.offset) <= 0 && range.comparePoint(word.lastNode, word.lastOffset) >= 0
    || range.comparePoint(word.node, word.offset) === 0 && word.offset < word.node.length
    && !(range.endContainer === word.node && range.endOffset <= word.offset);
}

const said = (words, low, high) => ({ text: words.slice(low, high + 1).map((word) => word.word).join(" "), at: words[low].start });

function put(details, key, value) {
  const input = details.querySelector(`[data-key="${key}"]`);
  if (input) input.value = value;
}

function setPlace(details, quote) {
  put(details, "quote", quote.text);
  details.querySelector('[name$=".at"]').value = quote.at;
}

const NAME = 12;
const DAY = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/;
const NUMBER = /(\d+\s*\/[\wĐđÐ&/.-]+)/u;
const TYPE = /^(Công văn|Quyết định|Kế hoạch|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Thông báo|Công điện|Tờ trình|Báo cáo|Luật|Chương trình|Hướng dẫn)/iu;

function add(kind, quote, fill, focus) {
  const details = document.getElementById(`moi.${kind}`);
  if (!details) return;
  details.open = true;
  setPlace(details, quote);
  for (const [key, value] of Object.entries(fill)) put(details, key, value);
  openInput(details, focus);
  details.scrollIntoView({ block: "nearest" });
}

const TAKERS = {
  assignment: (words) => add("assignment", words.count > NAME ? words : words.sentence, words.count > NAME ? {} : { lead: words.text }, words.count > NAME ? "lead" : "support"),
  citation: (words) => add("citation", words, { number: NUMBER.exec(words.text)?.[1].replace(/\s/g, "") ?? "", date: DAY.exec(words.text)?.[0] ?? "", type: TYPE.exec(words.text)?.[1] ?? "" }, "number"),
  due: (words) => {
    const row = rowOf("assignment");
    if (!row) return;
    openInput(row, "deadline");
    put(row, "due_text", words.text);
    put(row, "deadline", DAY.exec(words.text)?.[0] ?? "");
  },
  span: (words) => {
    const row = currentRow();
    if (!row?.querySelector('[data-key="quote"]')) return;
    setPlace(row, words);
    row.querySelector('[name=viec][value^="sua:"]').click();
  },
  split: (words) => {
    const details = document.getElementById("tach");
    details.open = true;
    document.getElementById("f-tach.quote").value = words.text;
    document.querySelector('[name="tach.at"]').value = words.at;
    document.getElementById("f-tach.quote").focus();
  },
};

const FIRST_INPUT = { assignment: ["assignment", "lead"], due: ["assignment", "deadline"], citation: ["citation", "number"] };

function rowOf(kind) {
  const row = currentRow();
  return row?.dataset.kind === kind ? row : rows().find((one) => one.dataset.kind === kind);
}

// With words marked it takes those; without, it opens the input that the key stands for.
export function take(what) {
  const words = marked();
  if (cursor) {
    cursor = null;
    pane().classList.remove("walking");
  }
  if (words) {
    getSelection().removeAllRanges();
    TAKERS[what](words);
    return;
  }
  const [kind, key] = FIRST_INPUT[what] ?? [];
  const row = kind && rowOf(kind);
  if (!row) return;
  selectRow(row);
  openInput(row, key);
}
