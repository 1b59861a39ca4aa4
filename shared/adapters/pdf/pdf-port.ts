/** What one half of pdf.js says to the other. */
interface Message {
  /** A piece of a page's operators. */
  readonly chunk?: { readonly fnArray?: readonly number[]; readonly argsArray?: readonly unknown[] };
}

type Listener = (event: { readonly data: unknown }) => void;

/**
 * The two halves of pdf.js talk through this. They run in one thread here, and pdf.js's own port would still copy all that they say; of this one a page's
 * operators are handed over as they are, but for the two arrays that their sender empties. They are read once, and each glyph in them is its font's own.
 */
export class PdfPort {
  readonly #listeners = new Set<Listener>();

  postMessage(message: Message, transfer?: readonly ArrayBuffer[] | null): void {
    const data = handedOver(message) ?? structuredClone(message, { transfer: [...(transfer ?? [])] });
    // Later, as between threads.
    Promise.resolve().then(() => {
      for (const listener of this.#listeners) listener({ data });
    });
  }

  addEventListener(_name: 'message', listener: Listener, { signal }: { readonly signal?: AbortSignal } = {}): void {
    this.#listeners.add(listener);
    signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }
}

function handedOver({ chunk, ...rest }: Message): Message | null {
  if (chunk?.fnArray === undefined || chunk.argsArray === undefined) return null;
  return { ...rest, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } };
}
