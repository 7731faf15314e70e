// Puts the documents that the API serves beside the app, without the white space that their reviewers read:
//   node worker/documents.mjs [folder of the static files]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const DOCUMENTS = ["openapi.json", "../shared/packs/regency-pack.schema.json"];

/** Writes them into `documents/` of a folder. */
export function writeDocuments(folder) {
  const documents = join(folder, "documents");
  mkdirSync(documents, { recursive: true });
  for (const path of DOCUMENTS) {
    const text = readFileSync(new URL(path, import.meta.url), "utf8");
    writeFileSync(join(documents, basename(path)), JSON.stringify(JSON.parse(text)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeDocuments(process.argv[2] ?? fileURLToPath(new URL("../app/dist", import.meta.url)));
}
