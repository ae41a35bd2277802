// Puts what the server has rendered in the place of what is shown, part by part, and only what differs: focus, open
// menus and what is being typed stay.

import { show, say } from "./telling.js";

const root = document.getElementById("board");
const PARTS = "#board-head, .column, #board-preflight";
const served = new Map();

function parts(within) {
  return [...within.querySelectorAll(PARTS)];
}

function remember(within) {
  served.clear();
  for (const part of parts(within)) served.set(part.id, part.outerHTML);
}

remember(root);

export function state() {
  return root.querySelector(".board").dataset.state;
}

// A card, or a button that does not belong to one: what can be found again once it was rendered anew.
function focused() {
  const active = document.activeElement;
  if (!root.contains(active)) return null;
  const card = active.closest(".card");
  if (card) return { id: card.id, inside: active.closest("summary") ? "summary" : "article" };
  return active.matches("[data-undo]") ? { id: "board-head", inside: "[data-undo]" } : null;
}

function focus(what) {
  const found = what && document.getElementById(what.id)?.querySelector(what.inside);
  found?.focus({ preventScroll: true });
  return found || null;
}

function swap(part, fresh, open) {
  // What somebody is typing there is not ours to replace.
  const typed = part.querySelector(".waiting__find");
  const scrolled = part.scrollTop;
  part.replaceWith(fresh);
  if (typed) fresh.querySelector(".waiting__find")?.replaceWith(typed);
  for (const id of open) fresh.querySelector(`#${id} details`)?.setAttribute("open", "");
  fresh.scrollTop = scrolled;
}

// html: the board as it is now. moved: cards stand elsewhere than they were rendered, so everything is put anew.
export function patch(html, { moved = false, key = null } = {}) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".board");
  if (!fresh) return false;
  const board = root.querySelector(".board");
  const where = key ? { id: `card-${key}`, inside: "article" } : focused();
  const open = [...board.querySelectorAll(".card:has(details[open])")].map(card => card.id);
  const before = parts(board).map(part => part.id).join();
  const now = parts(fresh);
  const renewed = new Map(now.map(part => [part.id, part.outerHTML]));
  if (before !== now.map(part => part.id).join()) {
    board.replaceChildren(...fresh.childNodes);
  } else {
    for (const part of now) {
      if (moved || served.get(part.id) !== renewed.get(part.id))
        swap(board.querySelector(`#${part.id}`), document.adoptNode(part), open);
    }
  }
  served.clear();
  for (const [id, text] of renewed) served.set(id, text);
  Object.assign(board.dataset, { ...fresh.dataset });
  document.querySelector("#board-act [name=seen]").value = fresh.dataset.seen;
  if (where && !root.contains(document.activeElement)) focus(where) ?? focus({ id: "board-head", inside: "[data-undo]" });
  tell(fresh.dataset);
  return true;
}

// Puts everything back as it was served last.
export function revert() {
  for (const [id, text] of served) {
    const kept = document.createElement("template");
    kept.innerHTML = text;
    swap(document.getElementById(id), kept.content.firstElementChild, []);
  }
}

function tell({ done, refused, news }) {
  if (refused) show(refused, "refused");
  else if (news) show(news, "news");
  else if (done) show("", "");
  if (done) say(done);
}
