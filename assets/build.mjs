// Builds the folder named on the command line: one style sheet, two scripts and an icon.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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
