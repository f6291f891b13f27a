// The address of the map is a plain link; with this a click copies it.
for (const link of document.querySelectorAll("[data-kopieer]")) {
  link.addEventListener("click", async (event) => {
    const melding = document.querySelector("[data-gekopieerd]");
    if (!navigator.clipboard) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      melding.textContent = "Gekopieerd. U kunt het adres nu plakken.";
    } catch {
      window.location.assign(link.href);
    }
  });
}
