// What people are told: a line that all see, and what only a screen reader says.

const line = document.querySelector("[data-line]");
const told = document.querySelector("[data-told]");

// kind: `news` of others, `refused`, or `offline`. No words hide the line.
export function show(words, kind) {
  line.hidden = !words;
  line.textContent = words;
  line.dataset.kind = kind;
}

// Takes the line away if it is of this kind.
export function unsay(kind) {
  if (line.dataset.kind === kind) show("", "");
}

export function say(words) {
  told.textContent = words;
}
