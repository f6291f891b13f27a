// Comforts of the forms with a file. Everything works without this module: a form with a file to choose.

const FORM = "form[data-bestanden]";
const RAND = 2400; // the server keeps no more pixels than this
const field = (form, name) => form.querySelector(`[name=${name}]`);

// A photo of a phone is large and says where it was made. It is drawn anew here, before it travels.
async function smaller(file) {
  if (!/^image\/(jpeg|webp)$/.test(file.type) || file.size < 300_000) return file;
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, RAND / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.88 });
  return blob.size < file.size ? new File([blob], "foto.jpg", { type: "image/jpeg" }) : file;
}

async function preview(form, file) {
  const figure = form.querySelector("[data-voorbeeld]");
  const canvas = figure.querySelector("canvas");
  figure.hidden = false;
  canvas.hidden = !file.type.startsWith("image/");
  figure.querySelector("[data-naam]").textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1000))} kB)`;
  if (canvas.hidden) return;
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, 640 / Math.max(image.width, image.height));
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
}

function put(input, file) {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
}

// One file: what was chosen before in another field gives way.
async function choose(input) {
  const form = input.closest(FORM);
  for (const other of form.querySelectorAll("input[type=file]")) {
    if (other !== input) other.value = "";
    delete other.dataset.gekozen;
  }
  const [file] = input.files;
  form.querySelector("[data-voorbeeld]").hidden = !file;
  if (!file) return;
  input.dataset.gekozen = "ja";
  const title = field(form, "titel");
  const camera = input.name === "camera"; // names of cameras say nothing: IMG_4711
  if ((!title.value || title.value === title.dataset.vanBestand) && !camera && input.name === "bestand") {
    title.value = title.dataset.vanBestand = file.name.replace(/\.\w+$/, "").replace(/[_-]+/g, " ").slice(0, 120);
  }
  const kind = file.type.startsWith("image/") ? "foto" : file.type.startsWith("audio/") ? "geluid" : "";
  const radio = kind && !form.querySelector("[name=soort]:checked") && form.querySelector(`[name=soort][value=${kind}]`);
  if (radio) radio.checked = true;
  try {
    put(input, await smaller(file));
    await preview(form, input.files[0]);
  } catch {
    // Not a picture that this browser can read: the server says what is wrong with it.
  }
}

// Sending: htmx tells how far it is.
function busy(form, percent) {
  const box = form.querySelector("[data-voortgang]");
  const step = box.querySelector("[data-stap]");
  box.hidden = false;
  box.querySelector("progress").value = percent;
  step.textContent = percent < 100 ? step.dataset.versturen : step.dataset.nakijken;
  form.querySelector("[data-weggevallen]").hidden = true;
}
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const form = target.closest?.(FORM);
  if (form && detail.lengthComputable) busy(form, (100 * detail.loaded) / detail.total);
});
for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(lost, ({ target }) => {
    const form = target.closest?.(FORM);
    if (!form) return;
    form.querySelector("[data-voortgang]").hidden = true;
    form.querySelector("[data-weggevallen]").hidden = false;
  });
}

// Speaking something in, where the browser can record.
function recorder(box) {
  const form = box.closest(FORM);
  const button = box.querySelector("button");
  const label = button.querySelector("span");
  const time = box.querySelector("[data-tijd]");
  let running, clock;
  const stopped = () => {
    clearInterval(clock);
    running = undefined;
    button.setAttribute("aria-pressed", "false");
    label.textContent = button.dataset.start;
  };
  button.addEventListener("click", async () => {
    if (running) return running.stop();
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      time.textContent = box.dataset.geenMicrofoon;
      return;
    }
    const pieces = [];
    running = new MediaRecorder(stream);
    running.addEventListener("dataavailable", (event) => pieces.push(event.data));
    running.addEventListener("stop", () => {
      for (const track of stream.getTracks()) track.stop();
      const [type] = running.mimeType.split(";");
      stopped();
      put(field(form, "geluid"), new File(pieces, "opname", { type }));
      choose(field(form, "geluid"));
      time.textContent = box.dataset.opgenomen;
    });
    running.start();
    button.setAttribute("aria-pressed", "true");
    label.textContent = button.dataset.stop;
    const begin = Date.now();
    clock = setInterval(() => {
      const seconds = Math.round((Date.now() - begin) / 1000);
      time.textContent = `${seconds} ${box.dataset.tellen}`;
      if (seconds >= 300) running?.stop();
    }, 500);
  });
}

function prepare() {
  for (const box of document.querySelectorAll("[data-opnemen][hidden]")) {
    if (!globalThis.MediaRecorder || !navigator.mediaDevices) continue;
    box.hidden = false;
    recorder(box);
  }
}
prepare();
document.addEventListener("htmx:afterSettle", prepare); // the form came back with what is wrong
document.addEventListener("change", ({ target }) => {
  if (target.matches?.(`${FORM} input[type=file]`)) choose(target);
});
