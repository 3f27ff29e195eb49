/** A `.wasm` file, as the build inlines it: deflated, in base64. */
declare module '*.wasm' {
  const packed: string;
  export default packed;
  /** Bytes that it inflates to. */
  export const length: number;
}
