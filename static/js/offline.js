/* Who keeps the last edition for when the line is gone? A worker beside the pages, where the reader's browser has one.
   Nothing depends on it, and who asked to save data is left alone. */

const worker = navigator.serviceWorker;
const saves = navigator.connection?.saveData ?? false;
const isStaffs = location.pathname.startsWith("/newsroom/");

if (worker && !saves && !isStaffs && location.protocol.startsWith("http")) {
  try {
    await worker.register("/service-worker.js", { scope: "/" });
    const { active } = await worker.ready;
    const front = document.querySelector(".nameplate a")?.pathname ?? "/";
    active.postMessage({ front, here: location.pathname });
  } catch {
    // Private windows and full disks refuse it; the page is there all the same.
  }
}
