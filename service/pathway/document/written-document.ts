import type { JsonValue } from '../../core/json.ts';
import type { Region } from './region.ts';

/** A document as somebody wrote it: its value, and where each part of it stands in the file. */
export interface WrittenDocument {
  readonly json: JsonValue;
  /**
   * Where the value, or the name, of what a JSON pointer (RFC 6901) leads to stands. A member whose value goes over several
   * lines stands where its name does; a member that is missing, where the nearest thing around it that is there does.
   */
  place(pointer: string, of?: 'name' | 'value'): Region;
  /** The characters of a text, number or word, quotation marks included; undefined for anything else. */
  written(pointer: string): string | undefined;
}
