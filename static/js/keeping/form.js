// What does the form hold, the editor's text included, and has somebody laid hands on it?

export const form = document.getElementById("article_form");
export const place = document.getElementById("keeping");

// Written by the page and by no person, or private.
const MACHINERY = /^(_|csrfmiddlewaretoken$|opened_at$|sent_once$)/;
const SIGNS = ["input", "change", "keydown", "paste", "drop", "click"];

let frozen = null;
// On a slow line somebody types before this is there; and some browsers put back what was typed before a reload.
export const isBegun = "restored" in place.dataset || [...form.elements].some(isTyped);
let touched = isBegun;

function isTyped(field) {
  return /^(text|textarea|date)$/.test(field.type) && field.defaultValue !== field.value && !MACHINERY.test(field.name);
}

// Every field's text by its name. An editor that nothing was typed in says what the page said, and not its own spelling.
export function texts() {
  if (frozen) return frozen;
  const held = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && !MACHINERY.test(name)) held[name] = value;
  for (const editor of editors()) {
    const name = editor.element.getAttribute("name");
    if (name && name in held && editor.checkDirty()) held[name] = editor.getData();
  }
  return held;
}

export function isTouched() {
  return touched;
}

// then: called soon after something was typed, and not for every key.
export function watch(then, { every }) {
  let timer = 0;
  const typed = event => {
    if (event.type === "click" && !event.target.closest("input, select, button, .cke, .select2")) return;
    touched = true;
    timer ||= setTimeout(() => {
      timer = 0;
      then();
    }, every);
  };
  for (const sign of SIGNS) form.addEventListener(sign, typed, { capture: true });
  // What a button of the editor or one of its dialogs does is no key in the form.
  const listen = editor => editor.on("change", () => touched && typed({ type: "change" }));
  if (!window.CKEDITOR) return;
  editors().forEach(listen);
  window.CKEDITOR.on("instanceReady", ({ editor }) => listen(editor));
}

// Shows the text and lets nobody change it.
export function freeze() {
  frozen = texts();
  for (const field of form.elements) {
    if (field.type === "hidden" || field.form !== form || field.closest("#keeping")) continue;
    if ("readOnly" in field && !/^(checkbox|radio|button|submit)$/.test(field.type)) field.readOnly = true;
    else field.disabled = true;
  }
  for (const editor of editors()) editor.setReadOnly(true);
  form.classList.add("is-frozen");
}

function editors() {
  return Object.values(window.CKEDITOR?.instances ?? {}).filter(editor => form.contains(editor.element?.$));
}
