import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ByteDictionary } from '../../../src/adapters/tables/byte-dictionary.ts';

describe('ByteDictionary', () => {
  it('gives equal bytes one number, in order of first appearance', () => {
    const bytes = fc.uint8Array({ maxLength: 5, max: 3 });
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 300, size: 'max' }), (fields) => {
        const dictionary = new ByteDictionary();
        const known = new Map<string, number>();
        for (const field of fields) {
          const text = field.join();
          if (!known.has(text)) known.set(text, known.size);
          expect(dictionary.code(field, 0, field.length)).to.equal(known.get(text));
        }
        expect(dictionary.size).to.equal(known.size);
      }),
    );
  });

  it('keeps its numbers while it grows', () => {
    const dictionary = new ByteDictionary();
    const encoder = new TextEncoder();
    const code = (at: number) => {
      const bytes = encoder.encode(`S${at}`);
      return dictionary.code(bytes, 0, bytes.length);
    };
    for (let at = 0; at < 20_000; at++) expect(code(at)).to.equal(at);
    for (let at = 0; at < 20_000; at++) expect(code(at)).to.equal(at);
  });
});
