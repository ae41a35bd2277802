// Chooses a photo of the library for the text: a dialog with a search and a list, all of it reached by keys.

const PAUSE = 250;
let dialog = null;
let chosen = null;
let closed = null;

// Calls `insert` with the HTML of the figure when one is chosen, and `leave` when none is.
export function choosePhoto(insert, leave) {
  dialog ??= build();
  chosen = insert;
  closed = leave;
  dialog.showModal();
  dialog.querySelector("input").focus();
  look(dialog, "");
}

function build() {
  const made = document.getElementById("photo-chooser").content.firstElementChild.cloneNode(true);
  document.body.append(made);
  const words = made.querySelector("input");
  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(made, words.value), PAUSE);
  });
  made.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    look(made, words.value);
  });
  made.querySelector("[data-close]").addEventListener("click", () => made.close());
  made.querySelector("[data-more]").addEventListener("click", (event) => look(made, words.value, event.target.dataset.more));
  made.querySelector("ul").addEventListener("click", (event) => {
    const photo = event.target.closest("button[data-figure]");
    if (!photo) return;
    closed = null;
    made.close();
    chosen(photo.dataset.figure);
  });
  made.addEventListener("close", () => closed?.());
  return made;
}

async function look(made, words, before = "") {
  const state = made.querySelector("[role=status]");
  const more = made.querySelector("[data-more]");
  const asked = `${made.dataset.address}?${new URLSearchParams({ q: words, before })}`;
  made.dataset.asked = asked;
  state.textContent = "Looking…";
  try {
    const answer = await fetch(asked, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const found = await answer.json();
    if (made.dataset.asked !== asked) return;
    const list = made.querySelector("ul");
    const added = found.photos.map(entry);
    if (before) list.append(...added);
    else list.replaceChildren(...added);
    more.hidden = !found.before;
    more.dataset.more = found.before;
    state.textContent = list.children.length ? "" : found.nothing;
    if (before) added[0]?.querySelector("button").focus();
  } catch {
    state.textContent = "The library does not answer. Try again when the line is back.";
  }
}

function entry(photo) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const picture = document.createElement("img");
  const words = document.createElement("span");
  button.type = "button";
  button.dataset.figure = photo.figure;
  picture.src = photo.src;
  picture.alt = "";
  picture.loading = "lazy";
  words.textContent = photo.said;
  words.dir = "auto";
  button.append(picture, words);
  item.append(button);
  return item;
}
