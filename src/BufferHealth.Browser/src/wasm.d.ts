/** A `.wasm` file, as the build inlines it: deflated, as text. */
declare module '*.wasm' {
  const packed: string;
  export default packed;
  /** Bytes that it inflates to. */
  export const length: number;
}

/** Whether the entry that is built is `buffer-health/full`. */
declare const FULL: boolean;
