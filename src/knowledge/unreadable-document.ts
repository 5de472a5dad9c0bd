/** A document that cannot be read: one sentence that says why. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}
