// Makes the board live: changes of others appear by themselves, cards are dragged or carried by keys. Every act is the
// form's own, so that without this script the buttons do the same.

import { act, listen } from "./acting.js";
import { drag } from "./dragging.js";
import { carry } from "./carrying.js";
import { watch } from "./watching.js";

const root = document.getElementById("board");

root.classList.add("is-live");
listen();
if (document.getElementById("board-keys")) {
  drag(root, act);
  carry(root, act);
}
watch(root);
