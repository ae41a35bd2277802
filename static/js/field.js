// Leads somebody who came by a link to a field into that field, also where it is folded away or the editor stands for it.

const PATIENCE = 10000;

function arrive(field) {
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const row = field.closest(".form-row") ?? field;
  row.scrollIntoView({ block: "center" });
  // The editor comes later than this, and takes the place of its field.
  if (!field.matches("[data-type=ckeditortype]")) {
    field.focus({ preventScroll: true });
    return;
  }
  const enter = () => {
    const editor = row.querySelector(".cke_wysiwyg_div");
    if (!editor) return;
    waiting.disconnect();
    row.scrollIntoView({ block: "center" });
    editor.focus({ preventScroll: true });
  };
  const waiting = new MutationObserver(enter);
  waiting.observe(row, { childList: true, subtree: true });
  setTimeout(() => waiting.disconnect(), PATIENCE);
  enter();
}

const field = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
if (field) arrive(field);
