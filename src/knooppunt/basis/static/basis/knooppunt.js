// Small comforts. Every page works without this file.

const FORM = "form[method=post]";

// A second press of the button must not send the form twice (the server guards against it too). A form that htmx sends
// has prevented the submit by now, and guards itself.
function release(form) {
  delete form.dataset.bezig;
  form.removeAttribute("aria-busy");
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches(FORM)) return;
  if (form.dataset.bezig) {
    event.preventDefault();
    return;
  }
  form.dataset.bezig = "ja";
  form.setAttribute("aria-busy", "true");
  // A download leaves the page where it is: the form must not stay locked.
  setTimeout(release, 8000, form);
});
// The browser's back button shows the page as it was left.
addEventListener("pageshow", () => document.querySelectorAll("form[data-bezig]").forEach(release));

// data-bevestig="question" on a button: ask first. The button's value travels along when the answer is yes.
function ask(question, yes) {
  const dialog = document.createElement("dialog");
  dialog.className = "kp-vraag";
  const text = document.createElement("p");
  text.id = "kp-vraag-tekst";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const buttons = document.createElement("div");
  buttons.className = "utrecht-button-group";
  const words = document.documentElement.dataset;
  for (const [label, kind, act] of [[words.ja, "primary", yes], [words.nee, "secondary", null]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `utrecht-button utrecht-button--${kind}-action`;
    button.textContent = label;
    button.autofocus = !act; // Enter by accident must change nothing
    button.addEventListener("click", () => {
      dialog.close();
      act?.();
    });
    buttons.append(button);
  }
  dialog.append(text, buttons);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-bevestig]");
  if (!button?.form || button.dataset.bevestigd) return;
  event.preventDefault();
  if (!button.form.reportValidity()) return;
  ask(button.dataset.bevestig, () => {
    button.dataset.bevestigd = "ja";
    button.form.requestSubmit(button);
    delete button.dataset.bevestigd;
  });
});

// A button that may not be used says why (aria-describedby); pressing it does nothing.
document.addEventListener("click", (event) => {
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
});

// A long form (data-bewaak) warns before what was typed is lost.
let unsaved = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-bewaak]")) unsaved = true;
});
document.addEventListener("submit", () => {
  unsaved = false;
});
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// data-printen: shown only here, because without JavaScript the browser's own menu prints.
for (const button of document.querySelectorAll("[data-printen]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// On a phone the tabs scroll: show where one is.
document.querySelector(".kp-tabs [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
