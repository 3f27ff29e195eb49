/** To be imported before anything of src/: what the build knows when it makes the main entry. */
globalThis.FULL = false;
