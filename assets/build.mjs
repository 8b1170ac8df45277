// Builds the folder named on the command line: one style sheet, two scripts, an icon and the letters of PDFs.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { build } from "esbuild";
import { compile } from "sass";

const out = process.argv[2];
mkdirSync(out, { recursive: true });

const { css } = compile("app.scss", { style: "compressed", quietDeps: true });
writeFileSync(join(out, "app.css"), css);

await build({
  entryPoints: ["js/app.js", "js/js-enabled.js"],
  bundle: true,
  minify: true,
  legalComments: "none",
  outdir: out,
});

copyFileSync("icon.svg", join(out, "icon.svg"));

// The letters that PDFs are printed in, as wide as Arial's, and their licence.
const arimo = "node_modules/@expo-google-fonts/arimo";
mkdirSync(join(out, "fonts"), { recursive: true });
for (const file of ["400Regular/Arimo_400Regular.ttf", "700Bold/Arimo_700Bold.ttf", "LICENSE_FONT"]) {
  copyFileSync(join(arimo, file), join(out, "fonts", basename(file)));
}
