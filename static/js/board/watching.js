// Looks every few seconds whether the board has changed. It rests while nobody sees the page, and asks ever more
// seldom while the server does not answer.

import { acts } from "./acting.js";
import { patch, state } from "./patching.js";
import { show, unsay } from "./telling.js";

const PACE = 2500;
const SLOWEST = 30000;

export function watch(root) {
  let wait = PACE;
  let timer = 0;
  let looking = false;

  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(look, wait);
  };

  async function look() {
    if (looking) return;
    if (document.hidden || root.classList.contains("is-carrying")) return again();
    looking = true;
    try {
      if (!(await ask())) return;
      if (wait > PACE) unsay("offline");
      wait = PACE;
    } catch {
      wait = Math.min(wait * 2, SLOWEST);
      show(`Offline: what others do is not seen here. Retrying in ${wait / 1000} seconds.`, "offline");
    } finally {
      looking = false;
    }
    again();
  }

  // False when there is no sense in asking again.
  async function ask() {
    const address = new URL(root.dataset.now, location);
    for (const [name, value] of new URLSearchParams(location.search)) if (name !== "move") address.searchParams.set(name, value);
    address.searchParams.set("since", state());
    const begun = acts();
    const answer = await fetch(address, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(10000) });
    if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
      show("You are signed out: load the page again and sign in.", "offline");
      return false;
    }
    if (!answer.ok) throw new Error(answer.status);
    const html = answer.status === 200 ? await answer.text() : "";
    // Somebody has done something here since we asked: their answer is newer.
    if (html && begun === acts() && !root.classList.contains("is-carrying")) patch(html);
    return true;
  }

  document.addEventListener("visibilitychange", () => document.hidden || look());
  addEventListener("online", () => look());
  again();
}
