// Lets the time that is left until a release count down. Without it the page says how long it was when it was made.

const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function words(seconds) {
  // Under an hour the seconds count; above it nobody reads them.
  const units = seconds < 3600 ? UNITS.slice(2) : UNITS.slice(0, 3);
  const parts = [];
  for (const [unit, length] of units) {
    const count = Math.floor(seconds / length);
    seconds -= count * length;
    if (count) parts.push(`${count} ${unit}${count > 1 ? "s" : ""}`);
  }
  const last = parts.pop();
  return parts.length ? `${parts.join(", ")} and ${last}` : last;
}

for (const place of document.querySelectorAll(".countdown[data-seconds]")) {
  // From now on, and not by the clock of this machine, which may be wrong.
  const until = Date.now() + Number(place.dataset.seconds) * 1000;
  const tick = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 0) {
      place.textContent = `in ${words(seconds)}`;
      return;
    }
    clearInterval(ticking);
    place.textContent = "now; load the page again to see it out";
  };
  const ticking = setInterval(tick, 1000);
  tick();
}
