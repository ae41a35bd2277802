// Fills the article's form from a Word document that is dropped on the page or chosen; the server reads it, nothing is saved.

const KINDS = /\.(docx|docm|doc|odt|rtf|pages)$/i;
const NO_LINE = "The document could not be sent: the server does not answer. Try again in a minute.";

const part = document.getElementById("word");
const form = document.getElementById("article_form");

if (part && form) start();

function start() {
  const drop = part.querySelector(".word__drop");
  const input = drop.querySelector("input");
  const state = part.querySelector(".word__state");
  const asking = part.querySelector("dialog");
  const pictures = part.querySelector("template");

  drop.hidden = false;
  part.querySelector(".word__page").hidden = true;
  input.addEventListener("change", () => {
    if (input.files[0]) take(input.files[0]);
    input.value = "";
  });
  // A browser would leave the page for a file that is dropped on it, and the editor would swallow it.
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault(), { capture: true });
  document.addEventListener(
    "drop",
    (event) => {
      if (!hasFiles(event) || event.target.closest?.("input[type=file]")) return;
      event.preventDefault();
      event.stopPropagation();
      const file = [...event.dataTransfer.files].find(({ name }) => KINDS.test(name));
      if (file) take(file);
      else tell("That is no Word document. Photos go into the photo library.");
    },
    { capture: true },
  );

  async function take(file) {
    tell(`Reading ${file.name}…`);
    let told;
    try {
      told = await read(file);
    } catch {
      tell(NO_LINE);
      return;
    }
    if (told.refused) {
      tell(told.refused);
      return;
    }
    const names = Object.keys(told.fields).filter((name) => name !== "language");
    const taken = names.filter((name) => valueOf(name).trim());
    const choice = taken.length ? await ask() : "all";
    if (choice !== "all" && choice !== "empty") {
      tell("The form is as it was.");
      return;
    }
    const filled = choice === "all" ? names : names.filter((name) => !taken.includes(name));
    filled.forEach((name) => fill(name, told.fields[name]));
    if (filled.length) fill("language", told.fields.language);
    tell(`The form holds the text of ${file.name}. Nothing is saved yet.`);
    if (told.pictures) state.append(" ", pictures.content.cloneNode(true));
  }

  async function read(file) {
    const body = new FormData();
    body.append("document", file);
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(part.dataset.read, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.headers.get("Content-Type") !== "application/json") throw new Error(`${answer.status}`);
    return answer.json();
  }

  function ask() {
    asking.returnValue = "nothing";
    asking.showModal();
    return new Promise((decided) => {
      asking.addEventListener("close", () => decided(asking.returnValue), { once: true });
    });
  }

  function tell(words) {
    state.replaceChildren(words);
  }
}

function hasFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

function editorOf(name) {
  return window.CKEDITOR?.instances?.[`id_${name}`];
}

function valueOf(name) {
  const editor = editorOf(name);
  return editor ? editor.getData() : (form.elements[name]?.value ?? "");
}

function fill(name, value) {
  const field = form.elements[name];
  if (!field || !value) return;
  const editor = editorOf(name);
  if (editor) {
    editor.focusManager.blur(true);
    editor.fire("saveSnapshot");
    editor.setData(value, { callback: () => editor.fire("change") });
  }
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
