// Marks a thing as read when somebody goes to it from the list of what is new; without this script a button does.

for (const form of document.querySelectorAll("[data-read]")) {
  const link = form.closest("li").querySelector("a");
  link.addEventListener("click", () => {
    fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" });
  });
}
