/** A `.wasm` file, as the build inlines it: two hexadecimal digits a byte. */
declare module '*.wasm' {
  const hex: string;
  export default hex;
}
