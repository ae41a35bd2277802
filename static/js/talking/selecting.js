// Offers a note on the words that are selected in the text, by a button beside them and by Ctrl+Alt+M.

const LONGEST = 500;
const AROUND = 80;
const EDITOR = ".cke_wysiwyg_div, .cke_editable, [contenteditable=true]";

let offer = null;
let chosen = null;

const line = (words) => words.replace(/\s+/g, " ").trim();

function cut(words) {
  if (words.length <= LONGEST) return words;
  return words.slice(0, LONGEST).replace(/\s+\S*$/, "");
}

// The words before or after a range, inside the editor.
function beside(range, editor, side) {
  const other = document.createRange();
  other.selectNodeContents(editor);
  if (side === "before") other.setEnd(range.startContainer, range.startOffset);
  else other.setStart(range.endContainer, range.endOffset);
  const words = line(other.toString());
  return side === "before" ? words.slice(-AROUND) : words.slice(0, AROUND);
}

// What is selected in the text now: in the editor, or in a plain field of the text.
function selected() {
  const field = document.activeElement;
  if (field?.matches("#id_headline, #id_standfirst, textarea#id_body") && field.selectionEnd > field.selectionStart) {
    const passage = line(field.value.slice(field.selectionStart, field.selectionEnd));
    return passage && { passage: cut(passage), before: "", after: "", at: field.getBoundingClientRect() };
  }
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const node = range.commonAncestorContainer;
  const editor = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(EDITOR);
  const passage = editor && line(selection.toString());
  if (!passage) return null;
  return {
    passage: cut(passage),
    before: beside(range, editor, "before"),
    after: beside(range, editor, "after"),
    at: range.getBoundingClientRect(),
  };
}

function take() {
  const words = selected() || chosen;
  const form = document.getElementById("note-form");
  if (!words || !form) return;
  form.querySelector("[data-passage-field]").value = words.passage;
  form.querySelector("[data-before]").value = words.before;
  form.querySelector("[data-after]").value = words.after;
  offer.hidden = true;
  const text = form.querySelector("#note-text");
  text.focus();
  text.scrollIntoView({ block: "center" });
}

function place() {
  chosen = selected();
  offer.hidden = !chosen;
  if (!chosen) return;
  // Above the words, or under them where the page ends.
  const above = chosen.at.top - offer.offsetHeight - 8;
  const top = above > 8 ? above : Math.min(chosen.at.bottom + 8, innerHeight - offer.offsetHeight - 8);
  offer.style.insetBlockStart = `${Math.max(top, 8)}px`;
  const left = Math.min(Math.max(chosen.at.left, 8), innerWidth - offer.offsetWidth - 8);
  offer.style.left = `${left}px`;
}

export function watchSelection() {
  offer = document.createElement("button");
  offer.type = "button";
  offer.id = "note-offer";
  offer.className = "note-offer";
  offer.textContent = "Note on this passage";
  offer.hidden = true;
  document.body.append(offer);
  // The selection stays while the button is pressed.
  offer.addEventListener("mousedown", (event) => event.preventDefault());
  offer.addEventListener("click", take);
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(place, 150);
  };
  document.addEventListener("selectionchange", later);
  document.addEventListener("select", later, true);
  addEventListener("scroll", () => { if (!offer.hidden) place(); }, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.altKey && event.code === "KeyM" && selected()) {
      event.preventDefault();
      take();
    }
    if (event.key === "Escape") offer.hidden = true;
  });
  // Words typed by hand into the field are not those that were selected.
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-passage-field]")) return;
    for (const name of ["before", "after"]) event.target.form.querySelector(`[data-${name}]`).value = "";
  });
}
