// Says in the line of a fold what is in it, also after it was changed.

const ABSENT = { lead_photo: "no photo", slug: "address from the headline", author_note: "author note from the bylines" };
const MOST = 160;

export function sayFolds(form) {
  for (const fold of form.querySelectorAll("details.fold")) {
    const line = fold.querySelector(".fold__said");
    const say = () => {
      line.textContent = (fold.dataset.fold === "bylines" ? credits(fold) : fields(fold)).slice(0, MOST) || "nothing yet";
    };
    fold.addEventListener("input", say);
    fold.addEventListener("change", say);
    fold.addEventListener("toggle", () => fold.open || say());
    // The autocomplete of the admin speaks to jQuery alone.
    window.django?.jQuery(fold).on("change", "select", say);
  }
}

function fields(fold) {
  const found = [];
  for (const box of fold.querySelectorAll("[name]")) {
    if (box.type === "hidden" || box.name === "csrfmiddlewaretoken") continue;
    const said = box.tagName === "SELECT" ? chosen(box) : box.value.trim();
    if (said || ABSENT[box.name]) found.push(said || ABSENT[box.name]);
  }
  return found.join(" · ");
}

function credits(fold) {
  const named = new Map();
  for (const row of fold.querySelectorAll("tr.form-row:not(.empty-form)")) {
    const author = chosen(row.querySelector("select[name$=-author]"));
    const gone = row.querySelector("[name$=-DELETE]")?.checked;
    const credit = chosen(row.querySelector("select[name$=-credit]"));
    if (author && !gone) named.set(credit, [...(named.get(credit) ?? []), author]);
  }
  return [...named].map(([credit, names]) => `${credit} ${listed(names)}`).join(". ");
}

function listed(names) {
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function chosen(select) {
  const option = select?.selectedOptions[0];
  return option?.value ? option.textContent.trim() : "";
}
