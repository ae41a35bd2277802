// Shows in the empty fields of slugline and address what the house will make of the headline on saving.

const FEWEST = /^(a|an|the)$/i;
const WORDS = 4;

export function propose(form) {
  const headline = form.querySelector("#id_headline");
  const slugline = form.querySelector("#id_slugline");
  const slug = form.querySelector("#id_slug");
  if (!headline || !slugline || !slug) return;
  const show = () => {
    slugline.placeholder = sluglineOf(headline.value);
    slug.placeholder = slugOf(headline.value) || slugOf(slugline.value || slugline.placeholder);
  };
  headline.addEventListener("input", show);
  slugline.addEventListener("input", show);
  show();
}

// articles/proposing.py says the same.
export function sluglineOf(headline) {
  const words = headline.toLowerCase().match(/[\p{L}\p{M}\p{N}’'\u200c-]+/gu) ?? [];
  const telling = words.filter((word) => !FEWEST.test(word) && /[\p{L}\p{N}]/u.test(word));
  return telling.slice(0, WORDS).join(" ").slice(0, 80).trim();
}

function slugOf(words) {
  const plain = words.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const joined = plain.replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-");
  return joined.replace(/^[-_]+|[-_]+$/g, "").slice(0, 100).replace(/^-+|-+$/g, "");
}
