import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as it is kept; both in hex. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), hash: (await derive(password, salt)).toString('hex') };
}

/** Takes as long for a hash that no password has, an empty one. */
export async function isPassword(password: string, { salt, hash }: PasswordHash): Promise<boolean> {
  const given = await derive(password, Buffer.from(salt, 'hex'));
  const kept = Buffer.from(hash, 'hex');
  return kept.length === given.length && timingSafeEqual(given, kept);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(password.normalize('NFC'), salt, 32, (error, key) => (error === null ? resolve(key) : reject(error)));
  return promise;
}
