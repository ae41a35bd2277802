// What does this browser keep while the server does not answer? Each person's own texts, by article and by form.

import { place } from "./form.js";

const { user, article, tab } = place.dataset;
const prefix = `keeping:${user}:${article || "new"}:`;

// False when the browser keeps nothing: it is full, or told not to.
export function keep(fields, { base, restored, submitted = false }) {
  try {
    localStorage.setItem(prefix + tab, JSON.stringify({ fields, base, restored, submitted }));
    return true;
  } catch {
    return false;
  }
}

export function forget(which = tab) {
  try {
    localStorage.removeItem(prefix + which);
  } catch {
    // Nothing was kept then.
  }
}

// Texts that other forms of this person left behind: [key of the form, {fields, base, restored, submitted}].
export function left() {
  try {
    return Object.keys(localStorage)
      .filter(name => name.startsWith(prefix) && name !== prefix + tab)
      .map(name => [name.slice(prefix.length), JSON.parse(localStorage.getItem(name))])
      .filter(([, text]) => text?.fields);
  } catch {
    return [];
  }
}
