// Signs somebody in again beside the form, through the newsroom's own sign-in with its throttle and its second factor.

import { ask, refresh, Refused, SignedOut, token } from "./server.js";

const panel = document.getElementById("keeping-signing");
const form = panel.querySelector("form");
const said = panel.querySelector("[data-said]");
const second = panel.querySelector("[data-second]");
const password = form.elements.password;
const LOOK = 3000;
// Asks the sign-in for data instead of a page.
const DATA = { "X-Requested-With": "XMLHttpRequest" };

let whenIn = null;
let tell = () => {};
let waiting = 0;

// Who types goes on typing; only who wanted to save is led to the password.
export function open({ then = null } = {}) {
  whenIn = then ?? whenIn;
  panel.hidden = false;
  if (then) password.focus();
}

export function close() {
  clearInterval(waiting);
  panel.hidden = true;
  second.hidden = true;
  said.textContent = "";
}

export function listen(signedIn) {
  tell = signedIn;
  form.addEventListener("submit", event => {
    event.preventDefault();
    signIn();
  });
}

async function signIn() {
  const body = new FormData(form);
  password.value = "";
  try {
    let answer = await send(body, token());
    if (answer.status === 403) answer = await send(body, await tokenOfTheDoor());
    if (answer.type === "opaqueredirect") return await goOn();
    if (answer.status === 429) return tellWhy("That was too often: wait a minute.");
    const told = await answer.json();
    if (!answer.ok) return tellWhy(Object.values(told.form?.fields ?? {}).flatMap(field => field.errors).concat(told.form?.errors ?? []).join(" "));
    await goOn();
  } catch (error) {
    if (error instanceof SignedOut) return waitForSecond();
    tellWhy(error instanceof Refused ? error.message : "The newsroom does not answer: try again in a moment.");
  }
}

function send(body, key) {
  return ask(form.action, { method: "POST", body, headers: { ...DATA, "X-CSRFToken": key } });
}

// Somebody signed in and out again in another tab: the form's token is of yesterday.
async function tokenOfTheDoor() {
  const { html = "" } = await (await ask(form.action, { headers: DATA })).json();
  return new DOMParser().parseFromString(html, "text/html").querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

async function goOn() {
  await refresh();
  close();
  await tell();
  const then = whenIn;
  whenIn = null;
  then?.();
}

// The password was right and more is asked for: that is answered in a tab of its own, and this page waits.
function waitForSecond() {
  second.hidden = false;
  second.querySelector("a").focus();
  clearInterval(waiting);
  waiting = setInterval(() => goOn().catch(() => {}), LOOK);
}

function tellWhy(words) {
  said.textContent = words || "That was not right.";
  password.focus();
}
