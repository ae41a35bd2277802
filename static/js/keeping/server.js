// How does the form speak with the server? Every answer is one of: it was kept, you are signed out, no, or silence.

import { form, place } from "./form.js";

const { address, user } = place.dataset;
const PATIENCE = 10000;
// The server takes a form's text once in so long.
const ONCE_IN = 1000;

let sent = -ONCE_IN;

export function isTooSoon() {
  return performance.now() - sent < ONCE_IN;
}

export class SignedOut extends Error {}
// status 409 with `other`: somebody else is signed in. Its message is a sentence.
export class Refused extends Error {
  constructor(status, { said = "The newsroom does not take this text.", other = false } = {}) {
    super(said);
    Object.assign(this, { status, other });
  }
}

// Says something and returns the answer. A token that a new sign-in made old is fetched again, once.
export async function say(message, { keepalive = false, again = true } = {}) {
  const answer = await ask(address, {
    method: "POST",
    keepalive,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ user, ...message }),
  });
  if (answer.status === 403 && again) {
    await refresh();
    return say(message, { keepalive, again: false });
  }
  const heard = await told(answer);
  if (message.fields) sent = performance.now();
  return heard;
}

// Who is signed in? The form's tokens are theirs from now on.
export async function refresh() {
  const state = await told(await ask(address, {}));
  if (String(state.user) !== user) throw new Refused(409, { said: "Somebody else is signed in here now.", other: true });
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = state.token;
  return state;
}

export function token() {
  return form.elements.csrfmiddlewaretoken.value;
}

export function ask(where, options) {
  return fetch(where, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options });
}

async function told(answer) {
  if (answer.type === "opaqueredirect") throw new SignedOut();
  if (answer.status >= 500) throw new Error(answer.status);
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}
