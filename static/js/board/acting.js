// Sends what somebody does to the server, one thing after the other, and shows the board as it is then.

import { patch, revert } from "./patching.js";
import { show, say } from "./telling.js";

const board = document.getElementById("board");
const form = document.getElementById("board-act");
let last = Promise.resolve();
let sent = 0;

// How many acts were begun; what was asked for before the last of them is out of date when it comes.
export function acts() {
  return sent;
}

// words: as a button of the board says them. key: the card that has the focus afterwards.
export function act(words, key = null) {
  sent += 1;
  last = last.then(() => send(words, key));
  return last;
}

async function send(words, key) {
  const body = new FormData(form);
  body.set("do", words);
  body.set("in_place", "1");
  board.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(15000) });
    const html = answer.ok ? await answer.text() : "";
    await handsFree();
    sent += 1;
    if (html && patch(html, { moved: true, key })) return;
    fail(answer.type === "opaqueredirect" ? "You are signed out: load the page again and sign in." : "");
  } catch {
    fail("The server does not answer.");
  } finally {
    board.removeAttribute("aria-busy");
  }
}

// A card that somebody has in hand by now must not be taken from under it.
async function handsFree() {
  while (board.classList.contains("is-carrying")) await new Promise(done => setTimeout(done, 100));
}

// The page may show a card where nobody has put it: as it was served last is what we know.
function fail(why) {
  const words = `Nothing was changed. ${why || "Load the page again."}`;
  revert();
  show(words, "refused");
  say(words);
}

// Lets the buttons act without leaving the page.
export function listen() {
  form.addEventListener("submit", event => {
    const words = event.submitter?.value || new FormData(form).get("do");
    if (!words) return;
    event.preventDefault();
    const key = words.startsWith("put ") ? words.split(" ")[1] : null;
    const chooser = document.querySelector(".board-move");
    if (chooser) {
      chooser.remove();
      const address = new URL(location);
      address.searchParams.delete("move");
      history.replaceState(null, "", address);
    }
    act(words, key);
  });
}
