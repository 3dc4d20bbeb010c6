import { engine } from "./minisearch-engine.mjs";
import { settings } from "./minisearch-settings.mjs";

export default engine(settings);
