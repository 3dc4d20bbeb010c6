import { engine } from "./minisearch-engine.mjs";
import { settings } from "./minisearch-bigrams-settings.mjs";

export default engine(settings);
