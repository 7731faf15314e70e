// XChaCha20-Poly1305, as phones seal their copies: Node has ChaCha20-Poly1305 and ChaCha20, of which it is made
// (draft-irtf-cfrg-xchacha-03).

import { createCipheriv } from "node:crypto";

const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];

/** The sealed text, its tag at the end. */
export function seal(key, nonce, context, text) {
  const subkey = hchacha(key, nonce.subarray(0, 16));
  const iv = Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);
  const cipher = createCipheriv("chacha20-poly1305", subkey, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(context), { plaintextLength: Buffer.byteLength(text) });
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** A block of ChaCha20 is the permuted state plus the state itself; taking that off again leaves what HChaCha20 is. */
function hchacha(key, nonce) {
  const block = createCipheriv("chacha20", key, nonce).update(Buffer.alloc(64));
  const subkey = Buffer.alloc(32);
  for (let word = 0; word < 4; word += 1) {
    subkey.writeUInt32LE((block.readUInt32LE(word * 4) - CONSTANTS[word]) >>> 0, word * 4);
    subkey.writeUInt32LE((block.readUInt32LE(48 + word * 4) - nonce.readUInt32LE(word * 4)) >>> 0, 16 + word * 4);
  }
  return subkey;
}
