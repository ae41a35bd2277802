// Keeps an edition's preflight up to date while its page is open. What somebody is typing stays, and so does the focus.

const EVERY = 2500;
const PATIENCE = 3;

const isTouched = (finding) => {
  const field = finding.querySelector(".finding__why input[type=text]");
  return field !== null && (field === document.activeElement || field.value !== field.defaultValue);
};

function renew(finding, fresh) {
  if (finding.dataset.mark === fresh.dataset.mark) return;
  const touched = isTouched(finding);
  const [field, newField] = [finding, fresh].map((each) => each.querySelector(".finding__why input[type=text]"));
  finding.dataset.mark = fresh.dataset.mark;
  finding.querySelector(".finding__words").replaceWith(fresh.querySelector(".finding__words"));
  if (!field || !newField) return;
  // What the reason is for is what can be read beside it now.
  finding.querySelector("input[type=hidden]").value = fresh.querySelector("input[type=hidden]").value;
  const typed = field.value;
  field.defaultValue = newField.defaultValue;
  field.value = touched ? typed : newField.defaultValue;
}

function leave(node) {
  // Not under the hands of somebody who is typing.
  if (!node.contains(document.activeElement)) {
    node.remove();
    return;
  }
  node.classList.add("is-mended");
  node.addEventListener("focusout", () => setTimeout(() => leave(node)), { once: true });
}

function merge(old, fresh) {
  const kept = new Map([...old.children].filter((child) => child.dataset.key).map((child) => [child.dataset.key, child]));
  const wanted = [...fresh.children];
  const keys = new Set(wanted.map((child) => child.dataset.key));
  for (const [key, child] of kept) if (!keys.has(key)) leave(child);
  let place = old.firstElementChild;
  const skip = () => {
    while (place && place.classList.contains("is-mended")) place = place.nextElementSibling;
  };
  for (const child of wanted) {
    skip();
    const mine = kept.get(child.dataset.key);
    if (!mine) {
      old.insertBefore(child, place);
      continue;
    }
    mine.classList.remove("is-mended");
    if (mine.contains(document.activeElement)) {
      // A field that moves loses the focus, so the others move around it.
      while (place && place !== mine) {
        const next = place.nextElementSibling;
        place.remove();
        place = next;
      }
    } else if (mine !== place) old.insertBefore(mine, place);
    if (mine === place) place = mine.nextElementSibling;
    if (mine.matches(".finding")) renew(mine, child);
    else if (child.children.length && child.querySelector("[data-key]")) merge(mine, child);
    else if (mine.textContent !== child.textContent) mine.innerHTML = child.innerHTML;
  }
}

function take(panel, fresh) {
  panel.dataset.mark = fresh.dataset.mark;
  const [sum, newSum] = [panel, fresh].map((each) => each.querySelector(".preflight__sum"));
  if (!newSum) return false;
  if (sum.textContent !== newSum.textContent) sum.innerHTML = newSum.innerHTML;
  merge(panel.querySelector(".preflight__grades"), fresh.querySelector(".preflight__grades"));
  return true;
}

function watch(panel) {
  const stale = panel.querySelector(".preflight__stale");
  let failed = 0;
  let waiting = 0;

  async function look() {
    clearTimeout(waiting);
    let goesOn = true;
    if (!document.hidden) {
      try {
        const answer = await fetch(`${panel.dataset.live}?since=${panel.dataset.mark}`, { redirect: "error" });
        if (!answer.ok) throw new Error(answer.status);
        failed = 0;
        if (answer.status === 200) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          goesOn = take(panel, page.querySelector("#preflight"));
        }
      } catch {
        failed += 1;
      }
    }
    // It is approved, or somebody has signed out: what stands here is not true any more.
    stale.hidden = goesOn && failed < PATIENCE;
    if (goesOn) waiting = setTimeout(look, EVERY * Math.min(2 ** failed, 12));
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  waiting = setTimeout(look, EVERY);
}

for (const panel of document.querySelectorAll("#preflight[data-live]")) watch(panel);
