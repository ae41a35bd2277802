// Where can a card stand on the board, and how is it said to the server that it stands there?

export const name = element => element.querySelector("[data-name], h3").textContent.trim();
export const columnOf = element => element.closest(".column");
export const cardsIn = column => [...column.querySelectorAll("[data-cards] > .card")];
export const isWaiting = column => column.dataset.section === "0";

// Remembers where a card stands, and puts it back there.
export function home(card) {
  const [list, next] = [card.parentElement, card.nextElementSibling];
  return { column: columnOf(card), goBack: () => list.insertBefore(card, next) };
}

// The words of the act by which a card gets into a column behind another one (or first, without); none changes nothing.
export function words(card, { from, to, after }) {
  const key = card.dataset.article;
  if (!isWaiting(to)) return `put ${key} ${to.dataset.section} ${after?.dataset.article ?? 0}`;
  return isWaiting(from) ? "" : `out ${key}`;
}

// “World, 2 of 5”
export function described(card) {
  const column = columnOf(card);
  if (isWaiting(column)) return "Not placed";
  const cards = cardsIn(column);
  return `${name(column)}, ${cards.indexOf(card) + 1} of ${cards.length}`;
}
