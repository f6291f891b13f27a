// A tap anywhere on the map puts the circle there. Without this, every postcode on it is a link.
for (const kaart of document.querySelectorAll("[data-cirkelkaart]")) {
  kaart.classList.add("kp-cirkelkaart--tikbaar");
  kaart.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const punt = new DOMPoint(event.clientX, event.clientY).matrixTransform(kaart.getScreenCTM().inverse());
    const adres = new URL(window.location.href);
    const form = document.querySelector("form.kp-zoek");
    adres.search = new URLSearchParams({
      swv: form.elements.swv.value,
      straal: form.elements.straal.value,
      x: punt.x.toFixed(1),
      y: punt.y.toFixed(1),
    });
    adres.hash = "uitkomst";
    window.location.assign(adres);
  });
}
