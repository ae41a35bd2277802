// Names the admin's boxes that are chosen from by typing: they have a label on the screen and none for those who hear it.

export function nameChoosers(form) {
  const name = () => {
    for (const select of form.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible")) {
      const label = select.getAttribute("aria-label") ?? select.labels[0]?.textContent.replace(":", "") ?? "";
      const chosen = select.value ? select.selectedOptions[0].textContent.trim() : "nobody and nothing yet";
      const shown = select.nextElementSibling?.querySelector(".select2-selection__rendered");
      shown?.setAttribute("aria-label", `${label}: ${chosen}`);
    }
  };
  window.django?.jQuery(form).on("change", "select.admin-autocomplete", name);
  document.addEventListener("formset:added", () => setTimeout(name));
  // The boxes are made when the page is ready, which is after this was read.
  window.django?.jQuery(() => setTimeout(name));
}
