// Leads from a note to its passage in the editor: a button that selects the words where they stand now.

const EDITOR = ".cke_wysiwyg_div";
const keys = (words) => [...words.toLocaleLowerCase().matchAll(/[\p{L}\p{N}_]+/gu)];

// The words of the editor in their order, each with the text node that it begins and ends in.
function wordsOf(editor) {
  const nodes = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  const found = [];
  while (nodes.nextNode()) {
    for (const match of keys(nodes.currentNode.data)) {
      found.push({ word: match[0], node: nodes.currentNode, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

function rangeOf(editor, passage) {
  const wanted = keys(passage).map((match) => match[0]);
  const words = wordsOf(editor);
  const first = words.findIndex((_, place) => wanted.every((word, step) => words[place + step]?.word === word));
  if (!wanted.length || first < 0) return null;
  const [start, end] = [words[first], words[first + wanted.length - 1]];
  const range = document.createRange();
  range.setStart(start.node, start.start);
  range.setEnd(end.node, end.end);
  return range;
}

function show(passage, button) {
  const editor = document.querySelector(EDITOR);
  const range = editor && rangeOf(editor, passage);
  if (!range) {
    button.disabled = true;
    button.textContent = "Not in the text now";
    return;
  }
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  editor.focus({ preventScroll: true });
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

export function lookFor(panel) {
  for (const quote of panel.querySelectorAll("[data-passage]")) {
    if (quote.classList.contains("passage--gone")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "note__act";
    button.textContent = "Show in the text";
    button.addEventListener("click", () => show(quote.dataset.passage, button));
    quote.after(button);
  }
}
