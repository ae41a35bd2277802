// Orders the bylines: by carrying a row, or by two buttons on it. The numbers that the form sends are kept in step.

export function orderBylines(form) {
  const group = form.querySelector("#bylines-group");
  const body = group?.querySelector("tbody");
  // Whoever may only read the article has rows without fields.
  if (!body?.querySelector("[name$=-author]")) return;
  group.classList.add("ordered");
  const teller = document.createElement("p");
  teller.className = "visually-hidden";
  teller.setAttribute("role", "status");
  group.append(teller);

  const head = group.querySelector("th.original");
  if (head) head.innerHTML = '<span class="visually-hidden">Order</span>';

  const rows = () => [...body.querySelectorAll("tr.form-row:not(.empty-form)")];
  const number = () => {
    let place = 0;
    for (const row of rows()) {
      const position = row.querySelector("[name$=-position]");
      // A row that credits nobody stays as it came, or the form would ask whom it is for.
      const now = row.querySelector("[name$=-author]").value ? String((place += 1)) : position.defaultValue;
      if (position.value !== now) {
        position.value = now;
        position.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    bound();
  };
  const bound = () => {
    for (const [index, row] of rows().entries()) {
      row.querySelector("[data-up]").disabled = index === 0;
      row.querySelector("[data-down]").disabled = index === rows().length - 1;
    }
  };
  const move = (row, step) => {
    const all = rows();
    const other = all[all.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    number();
    const named = rows().filter((each) => each.querySelector("[name$=-author]").value);
    teller.textContent = `${nameOf(row)} is number ${named.indexOf(row) + 1} of ${named.length} now.`;
  };
  const credited = new WeakMap();
  const prepare = (row) => {
    if (row.querySelector(".order")) return;
    const author = row.querySelector("[name$=-author]");
    credited.set(author, author.value);
    row.querySelector("td.original").append(controls(row, move));
    carry(row, { body, rows, done: number });
  };

  rows().forEach(prepare);
  // Nothing is numbered before somebody changes the order: to look at an article changes nothing in its form.
  bound();
  // The autocomplete of the admin speaks to jQuery alone, and says that something changed when it only begins.
  window.django?.jQuery(body).on("change", "select[name$=-author]", ({ target }) => {
    if (target.value === (credited.get(target) ?? "")) return;
    credited.set(target, target.value);
    number();
  });
  document.addEventListener("formset:added", (event) => {
    if (event.detail?.formsetName !== "bylines") return;
    prepare(event.target);
    bound();
  });
  document.addEventListener("formset:removed", number);
}

function controls(row, move) {
  const order = document.createElement("span");
  order.className = "order";
  for (const [name, label, sign, step] of [["up", "Move up", "↑", -1], ["down", "Move down", "↓", 1]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset[name] = "";
    button.textContent = sign;
    button.setAttribute("aria-label", `${label}: ${nameOf(row)}`);
    button.addEventListener("focus", () => button.setAttribute("aria-label", `${label}: ${nameOf(row)}`));
    button.addEventListener("click", () => {
      move(row, step);
      (button.disabled ? order.querySelector("button:not(:disabled)") : button)?.focus();
    });
    order.append(button);
  }
  return order;
}

function carry(row, { body, rows, done }) {
  const grip = document.createElement("span");
  grip.className = "order__grip";
  grip.textContent = "⠿";
  grip.title = "Carry this byline to another place";
  grip.setAttribute("aria-hidden", "true");
  row.querySelector(".order").prepend(grip);
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    row.classList.add("carried");
    const follow = ({ clientY }) => {
      for (const other of rows()) {
        if (other === row) continue;
        const { top, height } = other.getBoundingClientRect();
        if (clientY < top || clientY > top + height) continue;
        const goes = clientY < top + height / 2 ? other : other.nextElementSibling;
        if (goes !== row && goes !== row.nextElementSibling) other.parentElement.insertBefore(row, goes);
      }
    };
    // On the document: a row that is put elsewhere loses whatever pointer it had caught.
    const drop = () => {
      document.removeEventListener("pointermove", follow);
      document.removeEventListener("pointerup", drop);
      document.removeEventListener("pointercancel", drop);
      row.classList.remove("carried");
      done();
    };
    document.addEventListener("pointermove", follow);
    document.addEventListener("pointerup", drop);
    document.addEventListener("pointercancel", drop);
  });
}

function nameOf(row) {
  const option = row.querySelector("select[name$=-author]")?.selectedOptions[0];
  return option?.value ? option.textContent.trim() : "the new byline";
}
