/*
 * Builds src/knooppunt/basis/static/basis/knooppunt.css: picked Utrecht components + the Voorbeeld tokens that they use
 * + our own theme. Node is needed only here; the result is committed. See docs/adr/0004-vormgeving.md.
 */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { transform } from "lightningcss";

const here = new URL(".", import.meta.url);
const out = new URL("../../src/knooppunt/basis/static/basis/", here);
const read = (path) => readFileSync(new URL(path, here), "utf8");

// Plain elements (h1, p, ul, table) get the component's look without a class: pages stay plain HTML.
const ELEMENTS = ["heading-1", "heading-2", "heading-3", "heading-4", "paragraph", "link", "unordered-list",
  "ordered-list", "separator", "table", "blockquote"];
const CLASSES = ["document", "skip-link", "link", "button", "button-group", "alert", "status-badge",
  "form-field", "form-label", "form-field-description", "form-field-error-message", "form-fieldset", "textbox",
  "textarea", "select", "checkbox"];

// Variants that no page of ours uses; without this list the button alone weighs as much as all the rest.
const UNUSED = /--(placeholder-(ltr|rtl)|iban(-nl)?-size|tel(-nl)?-size|house-[a-z]+-size|voorvoegsel-size|url|password|hover|active|focus|focus-visible|pressed|read-only|visited|drag|busy|nested|current|icon-only|warning|ready|hint|inline|html-content|html-span|postal-code-nl-size|placeholder|column|row|section|surface|forced-colors|sticky-[a-z]+|row-hover|row-focus-within|alternate-[a-z-]+|box-content|small|external|telephone)\b/;

// The palette of the Voorbeeld theme is replaced by ours (theme/kleuren.css); only its structure stays.
const PALETTE = { violet: "petrol", blauw: "petrol", grijs: "zand", rood: "rood", oranje: "amber", geel: "geel", groen: "groen" };

function component(path) {
  return read(`node_modules/@utrecht/${path}`)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@charset [^;]+;/, "")
    // :invalid paints an empty required field red before anybody typed; :user-invalid waits.
    .replace(/:invalid\b/g, ":user-invalid")
    .replace(/([^{}]+)\{[^{}]*\}/g, (rule, selectors) => (selectors.split(",").every((s) => UNUSED.test(s)) ? "" : rule));
}

function tokens(css) {
  const found = new Map();
  for (const [, name, value] of css.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
    const ours = value.replace(/--voorbeeld-kleuren-(\w+)/g, (all, colour) => (PALETTE[colour] ? `--kp-${PALETTE[colour]}` : "--kp-wit"));
    // 'None' is how the tokens export writes an absent text-decoration; it is not valid CSS everywhere.
    found.set(name, ours === "None" ? "none" : ours);
  }
  return found;
}

// Where the argument list that starts at `open` ends, and where its first comma is (or -1).
function parts(text, open) {
  let depth = 0, comma = -1;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")" && --depth === 0) return { end: i, comma };
    if (text[i] === "," && depth === 1 && comma < 0) comma = i;
  }
  throw new Error(`unbalanced: ${text}`);
}

// Writes a token's value where it is used. Names that some rule sets for itself stay variables (`local`), and so do our
// colours. Answers null when a name is set nowhere and has no fallback: the browser would ignore that declaration too.
function inline(value, tokens, local) {
  for (let at = 0; (at = value.indexOf("var(", at)) >= 0;) {
    const { end, comma } = parts(value, at + 3);
    const name = value.slice(at + 4, comma < 0 ? end : comma).trim();
    const fallback = comma < 0 ? null : inline(value.slice(comma + 1, end).trim(), tokens, local);
    let instead;
    if (local.has(name) || name.startsWith("--kp-")) instead = fallback === null ? `var(${name})` : `var(${name},${fallback})`;
    else if (tokens.has(name)) instead = inline(tokens.get(name), tokens, local) ?? fallback;
    else instead = fallback;
    if (instead === null) return null;
    value = value.slice(0, at) + instead + value.slice(end + 1);
    at += instead.length;
  }
  return value;
}

// The tokens never change at run time, so they are worked out here: a page carries a quarter of the bytes.
function resolve(css, tokens) {
  const local = new Set([...css.matchAll(/[{;]\s*(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const kept = [...local].filter((name) => tokens.has(name)).map((name) => `${name}:${inline(tokens.get(name), tokens, new Set())};`);
  return `:root{${kept.join("")}}\n` + css.replace(/([{;]\s*)([\w-]+)\s*:\s*([^;{}]*var\([^;{}]*)(?=[;}])/g, (all, before, name, value) => {
    const result = inline(value.trim(), tokens, local);
    return result === null ? before : `${before}${name}:${result}`;
  });
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

// The pairs that the tokens put on each other, for every scale: WCAG 1.4.3 (text) and 1.4.11 (borders).
function checkContrast(colours) {
  const scale = (name) => (step) => colours.get(`--kp-${name}-${step}`);
  for (const name of [...new Set(Object.values(PALETTE)), "koraal"]) {
    const c = scale(name);
    const text = [["500", "100"], ["500", "200"], ["400", "50"], ["400", "100"], ["700", "200"], ["300", "700"]];
    const pairs = text.map(([a, b]) => [c(a), c(b), 4.5]).concat([[c("500"), "#ffffff", 4.5], [c("400"), "#ffffff", 4.5],
      [c("400"), scale("zand")("50"), 4.5], [c("400"), scale("zand")("100"), 4.5]]);
    for (const [a, b, least] of pairs) {
      if (contrast(a, b) < least) throw new Error(`${name}: ${a} on ${b} is ${contrast(a, b).toFixed(2)}, needs ${least}`);
    }
  }
}

const elements = ELEMENTS.map((name) => component(`${name}-css/dist/html/index.css`)).join("\n");
const classes = CLASSES.map((name) => component(`${name}-css/dist/index.css`)).join("\n");
const colours = read("theme/kleuren.css");
const theme = ["lettertype", "pagina", "inhoud", "formulier", "onderdelen", "print"]
  .map((name) => read(`theme/${name}.css`)).join("\n");

checkContrast(tokens(colours));
const voorbeeld = tokens(read("node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"));
const base = new Map([...voorbeeld, ...tokens(read("theme/thema.css"))]);
const sheet = resolve(`${elements}\n${classes}\n${theme}`, base);

const targets = { chrome: 90 << 16, firefox: 88 << 16, safari: (14 << 16) | (1 << 8) };
const { code } = transform({
  filename: "knooppunt.css",
  code: Buffer.from(`${colours}\n${sheet}`),
  minify: true,
  targets,
});
const licence = "/*! Knooppunt, EUPL-1.2. Contains NL Design System components, (c) 2020-2024 Frameless B.V. and Gemeente Utrecht," +
  " and the Voorbeeld design tokens, EUPL-1.2. */\n";
writeFileSync(new URL("knooppunt.css", out), licence + code);

const font = new URL("node_modules/@fontsource-variable/atkinson-hyperlegible-next/", here);
for (const subset of ["latin", "latin-ext"]) {
  copyFileSync(new URL(`files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`, font), new URL(`font/atkinson-${subset}.woff2`, out));
}
copyFileSync(new URL("LICENSE", font), new URL("font/OFL.txt", out));

const script = new URL("knooppunt.js", out);
const size = gzipSync(code).length + (existsSync(script) ? gzipSync(readFileSync(script)).length : 0);
console.log(`css ${code.length} B, css + js ${size} B gzip`);
if (size > 40 * 1024) throw new Error("over the budget of 40 KiB");
