/** A `.wasm` file, as the build inlines it: see packing.js. */
declare module '*.wasm' {
  const packed: string;
  export default packed;
  /** Bytes that it unpacks to. */
  export const length: number;
}
