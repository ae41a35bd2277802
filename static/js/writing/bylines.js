// Orders the bylines: by carrying a row, or by two buttons on it. The numbers that the form sends are kept in step.

export function orderBylines(form) {
  const group = form.querySelector("#bylines-group");
  const body = group?.querySelector("tbody");
  if (!body) return;
  group.classList.add("ordered");
  const teller = document.createElement("p");
  teller.className = "visually-hidden";
  teller.setAttribute("role", "status");
  group.append(teller);

  const rows = () => [...body.querySelectorAll("tr.form-row:not(.empty-form)")];
  const number = () => {
    rows().forEach((row, place, all) => {
      const position = row.querySelector("[name$=-position]");
      if (position.value !== String(place + 1)) {
        position.value = place + 1;
        if (row.querySelector("[name$=-author]").value) position.dispatchEvent(new Event("change", { bubbles: true }));
      }
      row.querySelector("[data-up]").disabled = place === 0;
      row.querySelector("[data-down]").disabled = place === all.length - 1;
    });
  };
  const move = (row, step) => {
    const all = rows();
    const other = all[all.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    number();
    teller.textContent = `${nameOf(row)} is number ${rows().indexOf(row) + 1} of ${all.length} now.`;
  };
  const prepare = (row) => {
    if (row.querySelector(".order")) return;
    row.querySelector("td.original").append(controls(row, move));
    carry(row, { body, rows, done: number });
  };

  rows().forEach(prepare);
  // A row that is not credited yet has a number too, and only the one with a name is looked at.
  if (rows().length) number();
  document.addEventListener("formset:added", (event) => {
    if (event.detail?.formsetName !== "bylines") return;
    prepare(event.target);
    number();
  });
  document.addEventListener("formset:removed", () => rows().length && number());
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
    grip.setPointerCapture(event.pointerId);
    row.classList.add("carried");
    const follow = ({ clientY }) => {
      for (const other of rows()) {
        if (other === row) continue;
        const { top, height } = other.getBoundingClientRect();
        if (clientY < top || clientY > top + height) continue;
        if (clientY < top + height / 2) other.before(row);
        else other.after(row);
      }
    };
    const drop = () => {
      grip.removeEventListener("pointermove", follow);
      row.classList.remove("carried");
      done();
    };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("lostpointercapture", drop, { once: true });
  });
}

function nameOf(row) {
  const option = row.querySelector("select[name$=-author]")?.selectedOptions[0];
  return option?.value ? option.textContent.trim() : "the new byline";
}
