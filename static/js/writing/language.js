// Sets what is printed in the article's language and direction: for the faces, for the spelling, for the hand that types.

import { editor } from "./text.js";

const RIGHT_TO_LEFT = /^(fa|ps|ar)\b/;
const PRINTED = ["headline", "standfirst", "kicker", "dateline", "tags", "lead_caption", "author_note", "body"];

export function followLanguage(form) {
  const chosen = form.querySelector("#id_language");
  if (!chosen) return;
  const follow = () => {
    const lang = chosen.value;
    const dir = RIGHT_TO_LEFT.test(lang) ? "rtl" : "ltr";
    const boxes = PRINTED.map((name) => document.getElementById(`id_${name}`));
    for (const box of [...boxes, editor()?.editable().$]) {
      if (!box) continue;
      box.lang = lang;
      box.dir = dir;
      box.spellcheck = true;
    }
  };
  chosen.addEventListener("change", follow);
  document.addEventListener("newsroom:editor", follow);
  follow();
}
