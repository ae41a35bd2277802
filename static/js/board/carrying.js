// Moves cards by keys: arrows go from card to card; Space picks one up, arrows carry it, Space puts it down.

import { cardsIn, columnOf, described, home, isWaiting, name, words } from "./places.js";
import { say } from "./telling.js";

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function carry(root, act) {
  let lifted = null;
  let moving = false;

  const columns = () => [...root.querySelectorAll(".column")];
  const focus = card => card?.querySelector("article").focus();

  function neighbour(card, across, down) {
    const column = columnOf(card);
    if (down) return cardsIn(column)[cardsIn(column).indexOf(card) + down];
    const all = columns();
    const place = cardsIn(column).indexOf(card);
    for (let index = all.indexOf(column) + across; all[index]; index += across) {
      const cards = cardsIn(all[index]);
      if (cards.length) return cards[Math.min(place, cards.length - 1)];
    }
    return null;
  }

  function lift(card) {
    lifted = { card, ...home(card) };
    card.classList.add("is-lifted");
    root.classList.add("is-carrying");
    say(`Picked up ${name(card)}. ${described(card)}. Arrows carry it, Space puts it down, Escape puts it back.`);
  }

  function leave() {
    lifted.card.classList.remove("is-lifted");
    root.classList.remove("is-carrying");
    lifted = null;
  }

  function step(across, down) {
    const { card } = lifted;
    const column = columnOf(card);
    const cards = cardsIn(column);
    const place = cards.indexOf(card);
    moving = true;
    if (down && !isWaiting(column) && cards[place + down]) {
      cards[place + down][down < 0 ? "before" : "after"](card);
    } else if (across) {
      const to = columns()[columns().indexOf(column) + across];
      if (to) {
        const there = cardsIn(to)[place];
        if (there && !isWaiting(to)) there.before(card);
        else to.querySelector("[data-cards]")[isWaiting(to) ? "prepend" : "append"](card);
      }
    }
    focus(card);
    moving = false;
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
    say(described(card));
  }

  function drop() {
    const { card, column: from } = lifted;
    const to = columnOf(card);
    const after = cardsIn(to)[cardsIn(to).indexOf(card) - 1];
    leave();
    const said = words(card, { from, to, after });
    if (said) act(said, card.dataset.article);
  }

  function putBack() {
    const { card, goBack } = lifted;
    moving = true;
    goBack();
    leave();
    focus(card);
    moving = false;
    say(`Put back. ${described(card)}.`);
  }

  const single = {
    l: card => isWaiting(columnOf(card)) || act(`lead ${card.dataset.article}`, card.dataset.article),
    Delete: card => isWaiting(columnOf(card)) || act(`out ${card.dataset.article}`, card.dataset.article),
    z: card => {
      const undo = root.querySelector("[data-undo]");
      if (undo) act(undo.value, card.dataset.article);
      else say("Nothing of yours to undo.");
    },
  };

  function whileLifted(event) {
    const arrow = ARROWS[event.key];
    if (arrow) step(...arrow);
    else if (event.key === " " || event.key === "Enter") drop();
    else if (event.key === "Escape" || event.key === "Tab") putBack();
    else return;
    if (event.key === "Tab") return;
    event.preventDefault();
  }

  root.addEventListener("keydown", event => {
    if (!event.target.matches(".card > article") || event.altKey) return;
    if (lifted) return whileLifted(event);
    const card = event.target.closest(".card");
    const key = event.key === "Backspace" ? "Delete" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && key !== "z") return;
    const arrow = ARROWS[key];
    if (arrow) focus(neighbour(card, ...arrow));
    else if (key === " ") lift(card);
    else if (key === "Enter") card.querySelector("h3 a").click();
    else if (single[key]) single[key](card);
    else return;
    event.preventDefault();
  });

  // Whoever leaves with a card in hand has put it down nowhere.
  root.addEventListener("focusout", event => {
    if (lifted && !moving && lifted.card.contains(event.target) && !lifted.card.contains(event.relatedTarget)) {
      lifted.goBack();
      leave();
    }
  });
}
