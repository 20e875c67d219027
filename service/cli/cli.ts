import type { Application } from '../application.ts';
import { askPassword, canAsk } from './ask-password.ts';
import type { ExitStatus } from './exit-status.ts';
import { EXIT } from './exit-status.ts';
import { Terminal } from './terminal.ts';

/** The process that a command runs in. */
export interface CliProcess {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** What every command works with. */
export class Cli {
  readonly environment: NodeJS.ProcessEnv;
  readonly process: CliProcess;
  readonly terminal: Terminal;
  /** What the process ends with when nothing fails; set by commands whose answer is a verdict. */
  exitStatus: ExitStatus = EXIT.done;
  #application: Promise<Application> | null = null;

  constructor(process: CliProcess, json: boolean) {
    this.process = process;
    this.environment = process.env;
    this.terminal = new Terminal(process, process.env, json);
  }

  /** The installation in this folder, opened at the first call. @throws CairnError as `openApplication` */
  open(): Promise<Application> {
    this.#application ??= this.#openApplication();
    return this.#application;
  }

  async #openApplication(): Promise<Application> {
    // Loaded here, since not every command needs all that it wires.
    const { openApplication } = await import('../application.ts');
    return await openApplication(this.environment, {
      askPassword: canAsk(this.process)
        ? (keystore) => {
            this.terminal.clearProgress();
            return askPassword(this.process, `Password of ${keystore}:`);
          }
        : undefined,
    });
  }

  /** Closes what was opened. */
  async close(): Promise<void> {
    const opening = this.#application;
    this.#application = null;
    // An installation that could not be opened has told so already.
    const application = await opening?.catch(() => null);
    await application?.close();
  }
}
