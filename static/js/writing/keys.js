// Ctrl+S saves and stays on the page. The other keys belong to the editor and are listed beside it.

export function listenToKeys(form) {
  const saving = form.querySelector("[name=_continue]");
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    if (saving && !event.repeat) saving.click();
  });
  form.querySelector("[data-keys]")?.removeAttribute("hidden");
}
