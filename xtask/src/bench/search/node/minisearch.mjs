import { settings } from "../page/minisearch-settings.mjs";
import { buildWith } from "./minisearch-build.mjs";

export const build = (given) => buildWith(settings, given);
