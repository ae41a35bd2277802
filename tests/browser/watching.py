"""How do tests notice that a page ran something that nobody wrote for it?"""

from collections.abc import Sequence

from playwright.sync_api import BrowserContext, Dialog, Page

# Whatever a payload calls is ours: in every frame, before any script of the page.
_HOOK = """
for (const name of ["alert", "confirm", "prompt", "print", "xss"]) {
  window[name] = (...said) => { ran(`${name}(${said}) on ${document.URL}`); return false; };
}
"""
# A handler or an address that would run on a click has not run, and is a failure all the same. The editor's own
# buttons have handlers; what stands in the editor's text must have none.
_ARMED = """
() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    if (element.closest(".cke") && !element.closest(".cke_wysiwyg_div")) continue;
    for (const { name, value } of element.attributes) {
      const leads = /^(href|src|srcset|action|formaction|xlink:href|data|poster|ping)$/.test(name);
      const runs = leads && /^[\\s\\x00-\\x20]*(javascript|vbscript|data):/i.test(value);
      if (name.startsWith("on") || runs || name === "srcdoc")
        found.push(`<${element.tagName.toLowerCase()} ${name}=${value}>`);
    }
  }
  return found;
}
"""
# Each payload alone in a document of its own, as a page would print it that cleans and escapes nothing.
_RAW = """
async ([payloads, first]) => {
  const hits = (window.hits = new Set());
  const frames = payloads.map((payload, place) => {
    const frame = document.createElement("iframe");
    const hook = `window.alert = window.confirm = window.prompt = window.print = () => parent.hits.add(${place});`;
    frame.srcdoc = `<!doctype html><script>${hook}<\\/script><body>${payload}`;
    return frame;
  });
  const loaded = frames.map((frame) => new Promise((done) => frame.addEventListener("load", done)));
  document.body.append(...frames);
  await Promise.race([Promise.all(loaded), new Promise((done) => setTimeout(done, 3000))]);
  await new Promise((done) => setTimeout(done, 50));
  frames.forEach((frame) => frame.remove());
  return [...hits].map((place) => first + place);
}
"""
_BATCH = 25


def listen(context: BrowserContext) -> list[str]:
    """Return a list that grows whenever a page of this context runs what a payload asks for."""
    runs: list[str] = []

    def ran(said: str) -> None:
        runs.append(said)

    def dismiss(dialog: Dialog) -> None:
        ran(f"dialog {dialog.message}")
        dialog.dismiss()

    context.expose_function("ran", ran)
    context.add_init_script(_HOOK)
    context.on("dialog", dismiss)
    return runs


def armed(page: Page) -> list[str]:
    """Return the handlers and addresses on a page that would run something."""
    found: list[str] = page.evaluate(_ARMED)
    return found


def run_raw(page: Page, payloads: Sequence[str]) -> set[int]:
    """Print payloads raw, each into a frame of its own, and return the places of those that ran."""
    ran: set[int] = set()
    for first in range(0, len(payloads), _BATCH):
        ran |= set(page.evaluate(_RAW, [payloads[first : first + _BATCH], first]))
    return ran


def post(page: Page, action: str, fields: dict[str, str]) -> None:
    """Send a form from the page that is open, with exactly these fields and the page's own token."""
    with page.expect_navigation():
        page.evaluate(
            """([action, fields]) => {
              const form = document.createElement("form");
              form.method = "post";
              form.action = action;
              fields.csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]").value;
              for (const [name, value] of Object.entries(fields)) {
                const field = document.createElement("textarea");
                field.name = name;
                field.value = value;
                form.append(field);
              }
              document.body.append(form);
              form.submit();
            }""",
            [action, fields],
        )
