// Passkeys: ask the server for its question, let the browser answer, and send the answer with the form.
//
// <form data-passkey="get" data-vraag="/address/of/the/question/" hidden> with a hidden field `antwoord`, and in it an
// element [data-mislukt] that is shown when it did not work. Without this file, or without passkeys in the browser, the
// form stays hidden: there is always another way.

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function asQuestion(options) {
  const withBytes = (list) => list?.map((entry) => ({ ...entry, id: toBytes(entry.id) }));
  return {
    ...options,
    challenge: toBytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: toBytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: withBytes(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: withBytes(options.allowCredentials) }),
  };
}

function asAnswer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  const { id, type } = credential;
  return JSON.stringify({ id, rawId: toText(credential.rawId), type, response, clientExtensionResults: {} });
}

async function ask(form) {
  const failed = form.querySelector("[data-mislukt]");
  const text = failed.querySelector("p");
  failed.dataset.mislukt ||= text.textContent;
  failed.hidden = true;
  try {
    const answer = await fetch(form.dataset.vraag, { method: "POST", body: new FormData(form) });
    const question = await answer.json();
    if (question.fout) throw new Error(question.fout, { cause: "server" });
    const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: asQuestion(question) });
    form.elements.antwoord.value = asAnswer(credential);
    form.requestSubmit();
  } catch (error) {
    text.textContent = error.cause === "server" ? error.message : failed.dataset.mislukt;
    failed.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      if (form.elements.antwoord.value) return;
      event.preventDefault();
      ask(form);
    });
  }
}
