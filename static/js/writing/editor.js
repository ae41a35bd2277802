// Keeps the field under the editor up to date while one types, and names the box for those who hear the page.

import { editor, tell } from "./text.js";

const PAUSE = 300;

export function watchEditor() {
  let waiting = 0;
  window.CKEDITOR?.on("instanceReady", ({ editor: made }) => {
    if (made.name !== "id_body") return;
    made.on("change", () => {
      clearTimeout(waiting);
      waiting = setTimeout(tell, PAUSE);
    });
    document.dispatchEvent(new CustomEvent("newsroom:editor", { detail: made }));
  });
  // A label leads to its field, and the editor has taken the field's place.
  document.querySelector("label[for=id_body]")?.addEventListener("click", () => editor()?.focus());
}
