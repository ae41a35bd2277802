// Moves cards by mouse, pen or finger: a mouse takes a card anywhere, a finger by its grip, since elsewhere it scrolls.

import { cardsIn, columnOf, isWaiting, name, words } from "./places.js";

const FAR_ENOUGH = 6;
const EDGE = 56;

export function drag(root, act) {
  let held = null;

  function start(event) {
    const card = event.target.closest(".card");
    if (held || !card || event.button) return;
    if (event.pointerType !== "mouse" && !event.target.closest(".card__grip")) return;
    if (event.target.closest("summary, button, input, select, .card__do")) return;
    held = { card, id: event.pointerId, x: event.clientX, y: event.clientY, ghost: null };
  }

  function begin() {
    const { card } = held;
    held.ghost = document.createElement("div");
    held.ghost.className = "card-ghost";
    held.ghost.textContent = name(card);
    held.line = document.createElement("li");
    held.line.className = "drop-line";
    held.line.setAttribute("aria-hidden", "true");
    document.body.append(held.ghost);
    card.classList.add("is-dragged");
    root.classList.add("is-carrying");
    getSelection().removeAllRanges();
    held.scrolling = setInterval(scroll, 16);
  }

  function scroll() {
    const down = held.y > innerHeight - EDGE ? 12 : held.y < EDGE ? -12 : 0;
    if (down) {
      scrollBy(0, down);
      aim();
    }
  }

  // Shows where the card would drop: before the first one whose middle is below the pointer.
  function aim() {
    const under = document.elementFromPoint(held.x, held.y);
    const column = under && root.contains(under) ? columnOf(under) : null;
    for (const each of root.querySelectorAll(".is-target")) each.classList.remove("is-target");
    if (!column) {
      held.line.remove();
      return;
    }
    column.classList.add("is-target");
    const list = column.querySelector("[data-cards]");
    const below = cardsIn(column).find(card => {
      const box = card.getBoundingClientRect();
      return held.y < box.top + box.height / 2;
    });
    if (isWaiting(column)) list.prepend(held.line);
    else list.insertBefore(held.line, below ?? null);
  }

  function move(event) {
    if (event.pointerId !== held?.id) return;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y);
    if (!held.ghost && far < FAR_ENOUGH) return;
    if (!held.ghost) begin();
    event.preventDefault();
    [held.x, held.y] = [event.clientX, event.clientY];
    place(held.ghost, held.x + 12, held.y + 8);
    aim();
  }

  // By the object model: the policy lets no attribute style anything.
  function place(element, x, y) {
    element.style.insetInlineStart = "0";
    element.style.insetBlockStart = "0";
    element.style.transform = `translate(${x}px, ${y}px)`;
  }

  function end(event, dropped) {
    if (!held || (event.pointerId !== undefined && event.pointerId !== held.id)) return;
    const { card, ghost, line, scrolling } = held;
    held = null;
    if (!ghost) return;
    // The click that ends a drag opens no link.
    addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", stop, { capture: true }));
    clearInterval(scrolling);
    const to = line.isConnected ? columnOf(line) : null;
    let after = line.previousElementSibling;
    if (after === card) after = card.previousElementSibling;
    const from = columnOf(card);
    const said = dropped && to ? words(card, { from, to, after }) : "";
    if (said) line.before(card);
    line.remove();
    ghost.remove();
    card.classList.remove("is-dragged");
    root.classList.remove("is-carrying");
    for (const each of root.querySelectorAll(".is-target")) each.classList.remove("is-target");
    if (said) act(said, card.dataset.article);
  }

  function stop(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  root.addEventListener("pointerdown", start);
  addEventListener("pointermove", move, { passive: false });
  addEventListener("pointerup", event => end(event, true));
  addEventListener("pointercancel", event => end(event, false));
  addEventListener("keydown", event => event.key === "Escape" && held?.ghost && end(event, false));
  root.addEventListener("dragstart", event => event.preventDefault());
}
