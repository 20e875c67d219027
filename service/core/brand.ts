/**
 * A nominal type: a `T` that only a parser or a computation of this project hands out.
 *
 * The tag exists for the compiler alone; at run time the value is a plain `T`.
 */
export type Brand<T, N extends string> = T & { readonly __brand: N };
