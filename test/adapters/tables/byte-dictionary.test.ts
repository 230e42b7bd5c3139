import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ByteDictionary, SLACK } from '../../../src/adapters/tables/byte-dictionary.ts';

/** A view of some bytes, as a table has it: others follow them. */
function followed(bytes: Uint8Array, others = 7): DataView {
  const room = new Uint8Array(bytes.length + SLACK).fill(others);
  room.set(bytes);
  return new DataView(room.buffer);
}

describe('ByteDictionary', () => {
  it('gives equal bytes one number, in order of first appearance', () => {
    const bytes = fc.uint8Array({ maxLength: 10, max: 3 });
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 300, size: 'max' }), (fields) => {
        const dictionary = new ByteDictionary();
        const known = new Map<string, number>();
        for (const field of fields) {
          const text = field.join();
          if (!known.has(text)) known.set(text, known.size);
          expect(dictionary.code(followed(field), 0, field.length)).to.equal(known.get(text));
        }
        expect(dictionary.size).to.equal(known.size);
      }),
    );
  });

  it('does not mind what follows the bytes', () => {
    const dictionary = new ByteDictionary();
    for (let length = 0; length < 12; length++) {
      const bytes = new Uint8Array(length).fill(255);
      expect(dictionary.code(followed(bytes, 0), 0, length)).to.equal(length);
      expect(dictionary.code(followed(bytes, 255), 0, length)).to.equal(length);
    }
  });

  it('keeps its numbers while it grows', () => {
    const dictionary = new ByteDictionary();
    const encoder = new TextEncoder();
    const code = (at: number) => {
      const bytes = encoder.encode(`S${at}`);
      return dictionary.code(followed(bytes), 0, bytes.length);
    };
    for (let at = 0; at < 20_000; at++) expect(code(at)).to.equal(at);
    for (let at = 0; at < 20_000; at++) expect(code(at)).to.equal(at);
  });
});
