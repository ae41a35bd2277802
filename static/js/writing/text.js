// Where does the text of the article stand, be it in the editor or in the plain field under it?

export const field = () => document.getElementById("id_body");

export function editor() {
  const made = window.CKEDITOR?.instances.id_body;
  return made?.status === "ready" ? made : null;
}

export function text() {
  return editor()?.getData() ?? field()?.value ?? "";
}

// Puts another text into the form, as a restored or a brought one, and tells everybody who listens to the field.
export function setText(html) {
  const writing = editor();
  if (writing) writing.setData(html, { callback: tell });
  else field().value = html;
  tell();
}

// Brings the field up to the editor and says so, since the editor tells nobody but its own.
export function tell() {
  editor()?.updateElement();
  field()?.dispatchEvent(new Event("input", { bubbles: true }));
}
