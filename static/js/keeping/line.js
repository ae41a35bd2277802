// What does the line by the form say? Seen at once; a screen reader hears what matters and not every save.

import { place } from "./form.js";

const line = place.querySelector("[data-line]");
const heard = place.querySelector("[data-told]");

export const KEPT = "kept on this device";
export const NOT_KEPT = "not kept: copy your text before you leave";

// kind: saving, saved, offline, signed-out, refused or quiet.
export function show(kind, words) {
  if (line.dataset.kind === kind && line.textContent === words) return;
  const before = line.dataset.kind;
  line.dataset.kind = kind;
  line.textContent = words;
  if (kind !== "saving" && !(kind === "saved" && before === "saving" && heard.dataset.kind === "saved")) {
    heard.dataset.kind = kind;
    heard.textContent = words;
  }
}
