// Sends notes without leaving the page, so that what is being typed in the form beside them stays as it is. Every form
// here works without this script too, by leading to the page and back.

import { offerNames } from "./naming.js";
import { watchSelection } from "./selecting.js";
import { lookFor } from "./finding.js";

const NO_ANSWER = "The note was not sent: the newsroom does not answer. Your words are still here; send them again.";
const SIGNED_OUT = "The note was not sent: you are signed out. Your words are still here; sign in again in another tab.";

let last = Promise.resolve();
const underWay = new Set();

const panel = () => document.getElementById("id_notes");

function say(words) {
  panel().querySelector("[data-said]").textContent = words;
}

// What is being typed meanwhile must not go with the panel that it stands in; what was sent goes.
function typed(sent) {
  const fields = [...panel().querySelectorAll("textarea")].filter(({ id, value }) => value && value !== sent.get(id));
  return fields.map((field) => [field.id, field.value, Boolean(field.closest("details[open]"))]);
}

function typeAgain(kept) {
  for (const [id, value, wasOpen] of kept) {
    const field = document.getElementById(id);
    if (!field) continue;
    field.value = value;
    if (wasOpen && field.closest("details")) field.closest("details").open = true;
  }
}

// One after the other: every answer shows all notes as they are then, so the last one has to be the newest.
function send(form, button) {
  const body = new FormData(form);
  const what = form.action + JSON.stringify([...body].filter(([name]) => name !== "csrfmiddlewaretoken"));
  // A panel that came meanwhile has the same button again.
  if (underWay.has(what)) return;
  underWay.add(what);
  button.disabled = true;
  const sent = new Map([...form.querySelectorAll("textarea")].map((field) => [field.id, field.value]));
  last = last.then(() => exchange(form, button, body, sent)).finally(() => underWay.delete(what));
}

async function exchange(form, button, body, sent) {
  body.append("panel", "1");
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error(SIGNED_OUT);
    if (!answer.ok) throw new Error(NO_ANSWER);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("id_notes");
    if (!fresh) throw new Error(SIGNED_OUT);
    const wasAt = form.closest(".note")?.id;
    const kept = typed(sent);
    const folded = panel().querySelector(".notes__resolved")?.open;
    panel().replaceWith(document.adoptNode(fresh));
    typeAgain(kept);
    const resolved = panel().querySelector(".notes__resolved");
    if (resolved && folded) resolved.open = true;
    prepare();
    // The button that was pressed is gone, and the keyboard goes on from where it was.
    const next = (wasAt && document.getElementById(wasAt)) || document.getElementById("note-text");
    const refused = panel().querySelector(".errornote");
    (refused?.closest("form")?.querySelector("textarea") || visible(next)).focus();
    const words = panel().querySelector("[data-said]");
    // A screen reader says what changes in a line that it knows.
    const said = words.textContent;
    words.textContent = "";
    requestAnimationFrame(() => say(said));
  } catch (error) {
    say([NO_ANSWER, SIGNED_OUT].includes(error.message) ? error.message : NO_ANSWER);
    button.disabled = false;
  }
}

function visible(element) {
  return element.checkVisibility() ? element : document.getElementById("note-text");
}

function prepare() {
  for (const hint of panel().querySelectorAll("[data-with-script]")) hint.hidden = false;
  offerNames(panel());
  lookFor(panel());
}

// Somebody who comes from the list of news to a resolved note must not find it folded away.
function unfold() {
  const note = location.hash.startsWith("#note-") && document.getElementById(location.hash.slice(1));
  const fold = note && note.closest("details");
  if (fold && !fold.open) {
    fold.open = true;
    note.scrollIntoView({ block: "center" });
  }
}

if (panel()) {
  document.addEventListener("submit", (event) => {
    if (!event.target.closest("#id_notes")) return;
    event.preventDefault();
    const button = event.submitter || event.target.querySelector("[type=submit]");
    if (!button.disabled) send(event.target, button);
  });
  addEventListener("hashchange", unfold);
  unfold();
  prepare();
  watchSelection();
}
