/** The address of a file that the pages are bundled with, by Vite. */
declare module '*?url' {
  const url: string;
  export default url;
}
