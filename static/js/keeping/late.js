// Texts that this device kept for a form that is gone: they are handed to the server, which offers them like its own.

import * as device from "./device.js";
import { place } from "./form.js";
import { Refused, say } from "./server.js";

// Until all of them are, the page says that it is not complete yet.
export async function deliver() {
  place.setAttribute("aria-busy", "true");
  for (const [tab, text] of device.left()) {
    try {
      const answer = await say({
        article: place.dataset.article, tab, base: text.base, restored: text.restored, fields: text.fields, late: true, submitted: text.submitted,
      });
      device.forget(tab);
      if (answer.typed) offer(answer.typed);
    } catch (error) {
      if (error instanceof Refused && error.status !== 429) keepHere(tab, text, error.message);
    }
  }
  place.removeAttribute("aria-busy");
}

function offer(address) {
  if (place.querySelector(`a[href="${CSS.escape(address)}"]`)) return;
  const part = document.getElementById("keeping-device").content.cloneNode(true);
  part.querySelector("a").href = address;
  place.append(part);
}

function keepHere(tab, text, why) {
  const part = document.getElementById("keeping-device-only").content.cloneNode(true);
  const whole = part.querySelector("details");
  part.querySelector("[data-why]").textContent = why;
  const area = part.querySelector("textarea");
  area.setAttribute("aria-label", "The text");
  area.value = Object.entries(text.fields).filter(([, words]) => words).map(([name, words]) => `${name}\n${words}`).join("\n\n");
  part.querySelector("button").addEventListener("click", () => {
    device.forget(tab);
    whole.remove();
  });
  place.append(part);
}
