// Types of <hutong-viewer>. What each means is in docs/embedding.md.

/** Where the reader is. */
export interface HutongPlace {
  /** Below the viewer's root, as in `/timeline/?q=x`. */
  address: string;
  view: "cards" | "timeline" | "matrix" | "article" | (string & {});
  /** The article that is read. */
  article: string | null;
  /** Without `?`. */
  query: string;
  /** Absolute; opens the same on its own. */
  href: string;
  title: string;
  /** BCP 47. */
  language: string;
}

export interface HutongNavigation extends HutongPlace {
  /** A step of its own, or a change of the present one, as by typing. */
  pushed: boolean;
}

export interface HutongSelection {
  article: string;
  title: string;
  href: string;
}

export interface HutongFault {
  code: "load" | "dossier" | "broken";
  /** In English. */
  message: string;
}

export interface HutongEvents {
  "hutong-ready": CustomEvent<HutongPlace>;
  "hutong-navigate": CustomEvent<HutongNavigation>;
  "hutong-select": CustomEvent<HutongSelection>;
  "hutong-error": CustomEvent<HutongFault>;
}

export interface HutongViewerElement extends HTMLElement {
  src: string | null;
  view: string | null;
  query: string | null;
  theme: string | null;
  height: string | number | null;
  sync: string | null;
  /** `off`: no key does anything by itself. */
  keys: string | null;
  readonly address: string;
  navigate(address: string): void;
  open(): Promise<void>;
  addEventListener<Name extends keyof HutongEvents>(
    name: Name,
    listener: (event: HutongEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "hutong-viewer": HutongViewerElement;
  }
  interface HTMLElementEventMap extends HutongEvents {}
}
