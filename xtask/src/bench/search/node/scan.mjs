// No index: the dossier travels, and is scanned.
import { copyFileSync } from "node:fs";
import { join } from "node:path";

export const options = { code: ["hutong_index.wasm"] };

export async function build({ work, served }) {
  // As JSON the server would compress it; as wasm it does, too.
  copyFileSync(join(work, "dossier.bin"), join(served, "dossier.wasm"));
  return { seconds: 0 };
}
