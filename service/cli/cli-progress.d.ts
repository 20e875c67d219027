/** What is used here of cli-progress, which comes without types. */
declare module 'cli-progress' {
  export interface Parameters {
    readonly progress: number;
    readonly value: number;
    readonly total: number;
  }
  export interface Options {
    readonly format: (options: unknown, parameters: Parameters, payload: unknown) => string;
    readonly stream: NodeJS.WritableStream;
    readonly hideCursor: boolean;
    readonly clearOnComplete: boolean;
    readonly fps: number;
    readonly linewrap: boolean;
  }
  export class SingleBar {
    constructor(options: Options);
    start(total: number, value: number): void;
    update(value: number): void;
    setTotal(total: number): void;
    stop(): void;
  }
  const cliProgress: { readonly SingleBar: typeof SingleBar };
  export default cliProgress;
}
