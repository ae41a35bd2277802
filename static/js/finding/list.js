// How is the list of articles gone through by keys? Only while the focus is in it, and everything works without this.

const list = document.getElementById("result_list");
const boxes = list ? [...list.querySelectorAll("input[type=checkbox][name=article]")] : [];
const said = document.querySelector("[data-chosen]");

function tell() {
  const count = boxes.filter((box) => box.checked).length;
  said.textContent = count ? `With the ${count} chosen:` : "With the chosen:";
}

function rowOf(element) {
  return boxes.findIndex((box) => box.closest("tr").contains(element));
}

function go(from, step, choosing) {
  const next = boxes[from + step];
  if (!next) return;
  if (choosing) {
    boxes[from].checked = true;
    next.checked = true;
    tell();
  }
  next.focus();
  next.closest("tr").scrollIntoView({ block: "nearest" });
}

function chooseAll() {
  const all = boxes.every((box) => box.checked);
  boxes.forEach((box) => {
    box.checked = !all;
  });
  tell();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rowOf(event.target);
  const onBox = boxes.includes(event.target);
  const acts = {
    ArrowDown: () => go(row, 1, event.shiftKey),
    ArrowUp: () => go(row, -1, event.shiftKey),
    a: chooseAll,
    // On a box Enter would send the form by its first button.
    Enter: onBox ? () => boxes[row].closest("tr").querySelector("th a").click() : null,
  };
  if (row < 0 || !acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}

if (boxes.length) {
  list.addEventListener("keydown", pressed);
  list.addEventListener("change", tell);
  document.querySelector("[data-keys]").hidden = false;
  tell();
}
