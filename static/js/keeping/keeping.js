// Keeps what is typed: on the server every few seconds, and on this device for as long as the server has not got it.

import * as device from "./device.js";
import { form, freeze, isBegun, isTouched, place, texts, watch } from "./form.js";
import { deliver } from "./late.js";
import { KEPT, NOT_KEPT, show } from "./line.js";
import * as presence from "./presence.js";
import { isTooSoon, Refused, say, SignedOut } from "./server.js";
import * as signing from "./signing.js";

const PACE = 4000;
const AT_REST = 30000;
const SLOWEST = 30000;

const { article, base, tab } = place.dataset;
const writing = "writing" in place.dataset;
const restored = form.elements._restored.value;

let kept = JSON.stringify(isBegun ? null : texts());
let saved = "";
// What the line says is wrong, and of which kind it is: offline, signed-out, refused, or nothing.
let trouble = "";
let why = "";
let isTaken = false;
// The text that was sent with the form itself: it is the save's now.
let sent = null;
let wait = PACE;
let asking = null;
let timer = 0;
let due = Infinity;

// The text, when it is not what the server has; otherwise null.
function unkept() {
  if (!writing || !isTouched()) return null;
  const now = texts();
  return JSON.stringify(now) === kept ? null : now;
}

function onDevice(fields, submitted = false) {
  return device.keep(fields, { base, restored, submitted }) ? KEPT : NOT_KEPT;
}

function typed() {
  const fields = unkept();
  if (!fields || JSON.stringify(fields) === sent) return;
  sent = null;
  const where = onDevice(fields);
  show(trouble || "saving", trouble ? `${why}, ${where}` : "saving");
  again(wait);
}

// The next exchange, in so many milliseconds or before.
function again(most) {
  if (Date.now() + most >= due) return;
  clearTimeout(timer);
  due = Date.now() + most;
  timer = setTimeout(look, most);
}

// Sends what is not kept yet, or only a sign, and shows the answer. One at a time.
function look() {
  clearTimeout(timer);
  due = Infinity;
  if (isTooSoon()) return again(1000);
  asking ??= exchange().finally(() => {
    asking = null;
    again(document.hidden || (!article && !unkept()) ? AT_REST : wait);
  });
  return asking;
}

async function exchange() {
  if (sent) return;
  const fields = unkept();
  try {
    const answer = await say({ article, tab, base, restored, ...(fields && { fields }) });
    fine();
    if (fields) gotten(fields, answer.saved);
    if (article) shownAround(answer);
  } catch (error) {
    failed(error);
  }
}

function fine() {
  wait = PACE;
  if (!trouble) return;
  trouble = "";
  signing.close();
  show(saved ? "saved" : "quiet", saved);
}

function gotten(fields, at) {
  kept = JSON.stringify(fields);
  saved = `saved ${at}`;
  show("saved", saved);
  if (unkept()) typed();
  else device.forget();
}

function shownAround(answer) {
  presence.show(answer.here ?? []);
  if (answer.taken && !isTaken) {
    isTaken = true;
    presence.taken(answer.taken);
    freeze();
  } else if (answer.version && String(answer.version) !== base) presence.changed();
}

function failed(error) {
  if (error instanceof Refused && error.status === 429) return;
  if (error instanceof SignedOut) {
    [trouble, why] = ["signed-out", "signed out"];
    signing.open();
  } else if (error instanceof Refused) {
    [trouble, why, wait] = [error.other ? "other" : "refused", error.message.replace(/\.$/, ""), SLOWEST];
  } else {
    [trouble, why, wait] = ["offline", "offline", Math.min(wait * 2, SLOWEST)];
  }
  const fields = unkept();
  show(trouble, fields ? `${why}, ${onDevice(fields)}` : why);
}

// A save that would only be lost on its way is not sent; a good one leaves its text here until the next page knows.
form.addEventListener("submit", event => {
  const fields = unkept();
  const isGood = trouble === "" || trouble === "refused";
  if (fields) onDevice(fields, isGood);
  sent = isGood ? JSON.stringify(texts()) : null;
  if (isGood) return;
  event.preventDefault();
  const save = () => trouble === "" && form.requestSubmit(event.submitter);
  if (trouble === "signed-out") signing.open({ then: save });
  else look()?.then(save);
});

addEventListener("pagehide", () => {
  let fields = sent ? null : unkept();
  if (fields) onDevice(fields);
  if (isTooSoon()) fields = null;
  const message = { article, tab, base, restored, leaving: true, ...(fields && { fields }) };
  say(message, { keepalive: true, again: false }).catch(() => {});
});
addEventListener("pageshow", event => {
  if (!event.persisted) return;
  sent = null;
  look();
});
addEventListener("online", look);
document.addEventListener("visibilitychange", () => (!document.hidden || unkept()) && look());

signing.listen(look);
presence.listen();
watch(typed, { every: 500 });
deliver();
if (isBegun) typed();
again(PACE);
