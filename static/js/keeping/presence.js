// Who else has the article open, was it saved by somebody meanwhile, and who took it over?

import { place } from "./form.js";
import { ask, token } from "./server.js";

const here = place.querySelector("[data-here]");
const taken_ = place.querySelector("[data-taken]");
const taking = document.getElementById("keeping-take-over");

// people: sentences such as “Parwin Aziz, since 14:02”.
export function show(people) {
  if (!here) return;
  const list = here.querySelector("[data-people]");
  if (list.dataset.said === people.join("\n")) return;
  list.dataset.said = people.join("\n");
  list.replaceChildren(...people.map(words => Object.assign(document.createElement("li"), { textContent: words })));
  here.hidden = people.length === 0;
}

// Said once, where taking over is said too: a save from here would be refused with both texts side by side.
export function changed() {
  if (!taken_.hidden) return;
  taken_.hidden = false;
  taken_.textContent = "Somebody saved or moved this after you had opened it: your save will show both texts side by side, and lose neither.";
}

export function taken(words) {
  taken_.hidden = false;
  taken_.setAttribute("role", "alert");
  const link = Object.assign(document.createElement("a"), { href: location.pathname, textContent: "Open it again" });
  taken_.replaceChildren(`${words}. What you typed is kept for you; nothing can be typed here any more. `, link);
}

// Takes over without leaving the page.
export function listen() {
  taking?.addEventListener("submit", async event => {
    event.preventDefault();
    const body = new FormData(taking);
    body.set("in_place", "1");
    try {
      const answer = await ask(taking.action, { method: "POST", body, headers: { "X-CSRFToken": token() } });
      const { said } = await answer.json();
      taken_.hidden = false;
      taken_.textContent = said;
      if (answer.ok) here.querySelector("details").open = false;
    } catch {
      taken_.hidden = false;
      taken_.textContent = "The newsroom does not answer: nothing was taken over.";
    }
  });
}
