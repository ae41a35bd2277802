// The buttons that are our own: two heights of headings, a passage for colleagues, a photo of the library.

import { tidyWhatIsPasted } from "./pasting.js";

export const CTRL = 0x110000;
export const ALT = 0x440000;

export function addPlugins(CKEDITOR, { choosePhoto }) {
  CKEDITOR.plugins.add("subheads", {
    init: (editor) => {
      addHeadings(CKEDITOR, editor);
      tidyWhatIsPasted(CKEDITOR, editor);
    },
  });
  CKEDITOR.plugins.add("ednote", { init: (editor) => addEdnote(CKEDITOR, editor) });
  CKEDITOR.plugins.add("libraryphoto", { requires: "widget", init: (editor) => addPhoto(editor, choosePhoto) });
}

function addHeadings(CKEDITOR, editor) {
  for (const [name, label, element, key] of [
    ["Heading", "Heading", "h2", "2"],
    ["Subheading", "Subheading", "h3", "3"],
  ]) {
    addStyle(CKEDITOR, editor, { name, label, definition: { element }, keystroke: CTRL + ALT + key.charCodeAt(0) });
  }
}

function addEdnote(CKEDITOR, editor) {
  const definition = { element: "mark" };
  addStyle(CKEDITOR, editor, { name: "Ednote", label: "Ednote", definition, keystroke: CTRL + ALT + 69 });
}

function addStyle(CKEDITOR, editor, { name, label, definition, keystroke }) {
  const style = new CKEDITOR.style(definition);
  const command = name.toLowerCase();
  editor.attachStyleStateChange(style, (state) => !editor.readOnly && editor.getCommand(command).setState(state));
  editor.addCommand(command, new CKEDITOR.styleCommand(style));
  editor.setKeystroke(keystroke, command);
  editor.ui.addButton(name, { label, command, toolbar: "newsroom" });
}

// A photo with its caption is one thing: it is moved and deleted whole, and only its caption is written in.
function addPhoto(editor, choosePhoto) {
  editor.widgets.add("libraryphoto", {
    editables: { caption: { selector: "figcaption", allowedContent: "strong em b i a[!href,title]; mark; span[lang,dir]" } },
    upcast: (element) => element.name === "figure" && element.children.some((child) => child.name === "img"),
  });
  editor.addCommand("photooflibrary", {
    exec: () => {
      choosePhoto((html) => {
        editor.focus();
        editor.insertHtml(html, "unfiltered_html");
      }, () => editor.focus());
    },
  });
  editor.setKeystroke(CTRL + ALT + 80, "photooflibrary");
  editor.setKeystroke(CTRL + 75, "link");
  editor.ui.addButton("LibraryPhoto", { label: "Photo", command: "photooflibrary", toolbar: "newsroom" });
}
