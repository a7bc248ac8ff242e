/** What we use of libheif-js, which describes the functions of libheif but not these classes. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Points {
    data: Uint8ClampedArray;
    width: number;
    height: number;
  }
  export interface HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Draws the image, upright, into the points; null when it cannot. */
    display(points: Points, fin: (points: Points | null) => void): void;
    /** Gives its memory back. */
    free(): void;
  }
  const libheif: { HeifDecoder: new () => { decode(octets: Uint8Array): HeifImage[] } };
  export default libheif;
}
