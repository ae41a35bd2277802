// Shows beside the form how readers would see what is typed: the server makes the page, a frame that runs nothing shows it.

const PAUSE = 900;
const A4 = 794;
const NEVER_SENT = /^(_|sent_once$|opened_at$)/;

const form = document.getElementById("article_form");
const pane = document.getElementById("preview");
const opener = document.querySelector("[data-preview-open]");

if (form && pane && opener) start();

function start() {
  let frame = pane.querySelector("iframe");
  let coming = null;
  const desk = pane.querySelector(".preview__desk");
  const state = pane.querySelector(".preview__state");
  const carrier = pane.querySelector("form");
  let waiting = 0;
  let shown = "";
  let sent = 0;

  opener.hidden = false;
  opener.addEventListener("click", () => (pane.hidden ? open() : close()));
  pane.querySelector("[data-preview-close]").addEventListener("click", close);
  pane.addEventListener("keydown", (event) => event.key === "Escape" && close());
  pane.addEventListener("change", (event) => {
    fit();
    if (event.target.name === "preview-look") show();
  });
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  // The editor tells nobody but its own.
  window.CKEDITOR?.on("instanceReady", ({ editor }) => editor.on("change", later));
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.on("change", later);
  new ResizeObserver(fit).observe(desk);

  function open() {
    pane.hidden = false;
    document.body.classList.add("has-preview");
    opener.setAttribute("aria-expanded", "true");
    fit();
    show();
    pane.querySelector("input:checked").focus();
  }

  function close() {
    pane.hidden = true;
    document.body.classList.remove("has-preview");
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  }

  function later() {
    clearTimeout(waiting);
    if (!pane.hidden) waiting = setTimeout(show, PAUSE);
  }

  function show() {
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NEVER_SENT.test(name));
    const look = chosen("preview-look");
    const now = JSON.stringify([look, fields]);
    if (now === shown) return;
    shown = now;
    state.textContent = "Setting the page…";
    carrier.target = nextFrame();
    carrier.replaceChildren(...[...fields, ["look", look]].map(([name, value]) => field(name, value)));
    carrier.submit();
  }

  // Each page comes into a frame of its own behind the one that is looked at: nothing flickers, and the way back is not
  // full of pages that were looked at, as the first page of a frame adds nothing to it.
  function nextFrame() {
    coming?.remove();
    coming = frame.cloneNode(false);
    coming.name = `preview-page-${++sent}`;
    coming.className = "preview__coming";
    desk.append(coming);
    const arriving = coming;
    arriving.addEventListener("load", () => arriving === coming && arrive());
    return coming.name;
  }

  function arrive() {
    coming.className = "preview__page";
    coming.contentWindow?.scrollTo(0, frame.contentWindow?.scrollY ?? 0);
    frame.remove();
    [frame, coming] = [coming, null];
    state.textContent = "As readers would see what stands in the form now. Nothing is saved by looking.";
  }

  // A desktop's page is as wide as a desktop and shown smaller, so that it breaks its lines where a desktop does. Paper
  // has a width of its own.
  function fit() {
    const width = chosen("preview-look") === "print" ? A4 : Number(chosen("preview-width"));
    const scale = Math.min(1, desk.clientWidth / width);
    desk.style.setProperty("--page-width", `${width}px`);
    desk.style.setProperty("--page-scale", scale);
    desk.style.setProperty("--page-height", `${desk.clientHeight / scale}px`);
  }

  function chosen(name) {
    return pane.querySelector(`[name=${name}]:checked`).value;
  }
}

function field(name, value) {
  const made = document.createElement("textarea");
  made.name = name;
  made.value = value;
  return made;
}
