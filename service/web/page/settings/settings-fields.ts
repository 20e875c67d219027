/** One part of the settings panel: its markup, and what it holds once the visitor saves. */
export interface Fields<T> {
  readonly node: HTMLElement;
  /** The value, or null after the part has shown what is wrong with it. */
  read(): T | null;
}
