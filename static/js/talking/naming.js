// Offers the names of colleagues after an @ in a note: a list under the field, by arrows, Enter and Escape.

const TYPED = /(?:^|[^\p{L}\p{N}_.+@-])@([\p{L}\p{N}_.+-]{0,40})$/u;
const MOST = 6;

const colleagues = () =>
  [...document.querySelectorAll("#colleagues [data-name]")].map((each) => ({
    name: each.dataset.name,
    full: each.dataset.full,
  }));

function fitting(typed) {
  const small = typed.toLocaleLowerCase();
  const begins = (words) => words.toLocaleLowerCase().split(/[\s.+-]+/).some((word) => word.startsWith(small));
  return colleagues()
    .filter(({ name, full }) => name.toLocaleLowerCase().startsWith(small) || begins(name) || begins(full))
    .slice(0, MOST);
}

function offer(field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-names`;
  list.className = "names";
  list.role = "listbox";
  list.ariaLabel = "Colleagues";
  list.hidden = true;
  field.after(list);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-haspopup", "listbox");
  field.autocomplete = "off";
  let active = 0;

  const typed = () => TYPED.exec(field.value.slice(0, field.selectionStart))?.[1];

  function close() {
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  }

  function point(to) {
    const options = [...list.children];
    active = (to + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    field.setAttribute("aria-activedescendant", options[active].id);
  }

  function choose(place) {
    const name = list.children[place].dataset.name;
    const end = field.selectionStart;
    field.setRangeText(`${name} `, end - typed().length, end, "end");
    close();
    field.focus();
  }

  function look() {
    const begun = typed();
    const found = begun === undefined ? [] : fitting(begun);
    if (!found.length) return close();
    list.replaceChildren(
      ...found.map(({ name, full }, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${place}`;
        option.role = "option";
        option.dataset.name = name;
        option.textContent = full ? `${full} · @${name}` : `@${name}`;
        // The field keeps the focus while something is chosen.
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(place));
        return option;
      }),
    );
    list.hidden = false;
    return point(0);
  }

  field.addEventListener("input", look);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const acts = {
      ArrowDown: () => point(active + 1),
      ArrowUp: () => point(active - 1),
      Enter: () => choose(active),
      Tab: () => choose(active),
      Escape: close,
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  });
}

export function offerNames(panel) {
  for (const field of panel.querySelectorAll("textarea[name=text]")) offer(field);
}
