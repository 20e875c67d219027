import { describe, expect, it } from 'vitest';
import { uuidOfUri } from '../../service/core/uuid-v5.ts';

describe('the UUID of a URI', () => {
  // By another implementation of RFC 9562: Python's uuid.uuid5(uuid.NAMESPACE_URL, ...).
  it.each([
    ['urn:cairn:framework:data-stewardship:2026.1', '432d84fd-da65-5085-bb0b-837268387a18'],
    ['https://example.org/ü', '4e935be2-141c-5c1c-ab16-33f53ec57da4'],
  ])('is the same everywhere: %s', (uri, uuid) => {
    expect(uuidOfUri(uri)).toBe(uuid);
  });
});
