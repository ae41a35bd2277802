// Tidies what comes from another program before it stands in the editor. The server cleans again, whatever this does.

const WORD_OR_DOCS = /docs-internal-guid-|urn:schemas-microsoft-com|\bmso-/i;
const GONE = "script,style,noscript,template,iframe,object,embed,svg,math,img,picture,video,audio,link,meta,title,select,textarea";
const BLOCKS = "p,h2,h3,h4,ul,ol,li,blockquote,table,hr,div";
const RENAMED = { H1: "h2", H5: "h4", H6: "h4" };
const HEAVY = /(^|[;\s])font-weight\s*:\s*(bold|[6-9]00)\b/i;
const SLANTED = /(^|[;\s])font-style\s*:\s*italic\b/i;
const ADDRESS = /^(https?:|mailto:|\/(?![/\\]))/i;
const LIGHT = /(^|[;\s])font-weight\s*:\s*(normal|[1-5]00)\b/i;
const FIRST = -1;
const LAST = 900;

export function tidyWhatIsPasted(CKEDITOR, editor) {
  const from = (event) => event.data.dataTransfer.getTransferType(editor);
  const tidy = (event, when) => {
    if (from(event) !== CKEDITOR.DATA_TRANSFER_EXTERNAL || !event.data.dataValue) return;
    if (when === FIRST && WORD_OR_DOCS.test(event.data.dataValue)) return; // the editor knows these by what is dropped here
    event.data.dataValue = tidied(event.data.dataValue, document.getElementById("id_language")?.value ?? "");
  };
  editor.on("paste", (event) => tidy(event, FIRST), null, null, FIRST);
  editor.on("paste", (event) => tidy(event, LAST), null, null, LAST);
}

export function tidied(html, language) {
  // What is parsed so is not shown: nothing in it runs, and no picture is asked for.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const each of body.querySelectorAll(GONE)) each.remove();
  for (const each of body.querySelectorAll("h1,h5,h6")) rename(each, RENAMED[each.tagName]);
  for (const each of body.querySelectorAll("[dir]")) each.dir = each.getAttribute("dir").toLowerCase();
  for (const each of body.querySelectorAll("b,strong")) if (LIGHT.test(each.getAttribute("style") ?? "")) unwrap(each);
  for (const each of body.querySelectorAll("a")) if (!ADDRESS.test(each.getAttribute("href") ?? "")) unwrap(each);
  // A mark of another page is no ednote of ours.
  for (const each of body.querySelectorAll("mark,font,center,article,section,main,figure,figcaption,li > p")) unwrap(each);
  for (const each of body.querySelectorAll("div")) {
    if (each.querySelector(BLOCKS)) unwrap(each);
    else rename(each, "p");
  }
  for (const each of body.querySelectorAll("span[style]")) weigh(each);
  for (const each of body.querySelectorAll("span")) if (!isForeign(each, language)) unwrap(each);
  for (const each of [...body.querySelectorAll("p,h2,h3,h4,li,b,strong,i,em,a,span")].reverse()) {
    if (!each.textContent.trim()) each.replaceWith(each.textContent && inline(each) ? " " : "");
  }
  for (const each of body.querySelectorAll(":scope > br")) each.remove();
  return body.innerHTML;
}

const inline = (element) => /^(B|STRONG|I|EM|A|SPAN)$/.test(element.tagName);

// A passage keeps its language when it is another than the article's; Word gives one to every run of words.
function isForeign(span, language) {
  const base = (tag) => tag.split("-")[0].toLowerCase();
  return (span.lang && base(span.lang) !== base(language)) || span.dir;
}

// Google Docs says bold and italic by a style alone.
function weigh(span) {
  const style = span.getAttribute("style");
  for (const [name, pattern] of [["strong", HEAVY], ["em", SLANTED]]) {
    if (!pattern.test(style) || span.closest("h2,h3,h4")) continue;
    const made = span.ownerDocument.createElement(name);
    made.append(...span.childNodes);
    span.append(made);
  }
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function rename(element, name) {
  const made = element.ownerDocument.createElement(name);
  for (const attribute of ["dir", "lang"]) if (element.hasAttribute(attribute)) made.setAttribute(attribute, element.getAttribute(attribute));
  made.append(...element.childNodes);
  element.replaceWith(made);
}
