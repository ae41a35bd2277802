// Counts while one writes: words and minutes, and how much room the page has for a headline and a standfirst.

import { editor, text } from "./text.js";

const PAUSE = 400;
const SILENCE = 1500;
const BLOCKS = "p,h2,h3,h4,blockquote,ul,ol,li,hr,div,figure,figcaption,table,caption,tr,td,th,br";

export function measure(form) {
  const teller = form.querySelector("[data-lengths]");
  for (const box of form.querySelectorAll("[data-most]")) if (teller) watchLength(box, teller);
  const count = document.getElementById("id_body_helptext");
  if (!count || !teller) return;
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (count.textContent = counted(text(), Number(teller.dataset.wordsAMinute))), PAUSE);
  };
  form.querySelector("#id_body").addEventListener("input", later);
  document.addEventListener("newsroom:editor", () => editor().on("change", later));
}

export function counted(html, wordsAMinute) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const marked = page.querySelectorAll("mark").length;
  for (const passage of page.querySelectorAll("mark")) passage.remove();
  for (const block of page.querySelectorAll(BLOCKS)) {
    block.before(" ");
    block.after(" ");
  }
  const words = page.body.textContent.split(/\s+/).filter(Boolean).length;
  const said = [`${words} word${words === 1 ? "" : "s"}`];
  if (words) said.push(`${minutes(words, wordsAMinute)} min to read`);
  if (marked) said.push(`${marked} ednote${marked === 1 ? "" : "s"}, which readers never see`);
  return said.join(" · ");
}

// The page rounds a half to the even number.
function minutes(words, wordsAMinute) {
  const exact = words / wordsAMinute;
  const half = exact % 1 === 0.5 && Math.floor(exact) % 2 === 0;
  return Math.max(1, half ? Math.floor(exact) : Math.round(exact));
}

function watchLength(box, teller) {
  const most = Number(box.dataset.most);
  const help = document.getElementById(`${box.id}_helptext`);
  const name = box.labels[0]?.textContent.replace(":", "");
  let fitted = [...box.value].length <= most;
  let waiting = 0;
  const look = () => {
    const length = [...box.value.trim()].length;
    const over = length - most;
    help.textContent = `${length} of ${most} characters${over > 0 ? `: ${over} too many` : ""}`;
    help.classList.toggle("help--over", over > 0);
    if (over <= 0 === fitted) return;
    // Only that it no longer fits, or fits again, is read out, and only when the hand rests.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      fitted = over <= 0;
      teller.textContent = fitted ? `The ${name.toLowerCase()} fits.` : `The ${name.toLowerCase()} is too long for the page.`;
    }, SILENCE);
  };
  box.addEventListener("input", look);
  if (box.id === "id_headline") box.addEventListener("keydown", oneLine);
  look();
}

// A headline breaks where the page breaks it. Enter goes on to the standfirst.
function oneLine(event) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  document.getElementById("id_standfirst")?.focus();
}
