import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { ask } from './asked.ts';

const main = fileURLToPath(new URL('../../service/main.ts', import.meta.url));

let chain: RegistryOnAnvil;
let home: string;
let port: number;

beforeAll(async () => {
  chain = await startRegistry();
  home = await mkdtemp(join(tmpdir(), 'cairn-main-'));
  port = await freePort();
  const config = {
    type: 'CairnConfiguration',
    version: 1,
    publicUrl: `http://localhost:${port}`,
    listen: { host: '127.0.0.1', port },
    deployment: chain.pin,
    issuer: { did: `did:web:localhost%3A${port}`, name: 'Example College' },
    keys: {},
  };
  await writeFile(join(home, 'config.json'), JSON.stringify(config));
  await writeFile(join(home, 'pins.json'), JSON.stringify({ deployments: [chain.pin], issuers: [] }));
});

afterAll(async () => {
  await chain.anvil.stop();
  await rm(home, { recursive: true });
});

interface Started {
  readonly process: ChildProcess;
  /** All that it has written. */
  output(): string;
  readonly ended: Promise<unknown[]>;
}

function start(cairnHome = home): Started {
  const child = spawn(process.execPath, [main], { env: { ...process.env, CAIRN_HOME: cairnHome }, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return { process: child, output: () => output, ended: once(child, 'close') };
}

function untilListening(started: Started): Promise<void> {
  return untilOutput(started, '"listening"');
}

async function untilOutput(started: Started, text: string): Promise<void> {
  while (!started.output().includes(text)) {
    if (started.process.exitCode !== null) throw new Error(started.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the service as a program', () => {
  it('serves until it is asked to end, and then ends in good order', async () => {
    const service = start();
    await untilListening(service);
    const { status, json } = await ask(`http://127.0.0.1:${port}/health`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: 'ok' });
    const unregistered = await ask(`http://127.0.0.1:${port}/.well-known/did.json`);
    expect(unregistered).toMatchObject({ status: 404, json: { code: 'issuer-not-registered' } });
    service.process.kill('SIGTERM');
    expect(await service.ended).toEqual([0, null]);
    expect(service.output()).toContain('"closing"');
  });

  it('answers what is under way when it is asked to end, and nothing new', async () => {
    const service = start();
    await untilListening(service);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const idle = httpRequest(`http://127.0.0.1:${port}/pins.json`, { agent });
    idle.end();
    const [first] = await once(idle, 'response');
    first.resume();
    await once(first, 'end');
    const underWay = httpRequest(`http://127.0.0.1:${port}/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '2' },
    });
    underWay.write('{');
    await untilOutput(service, '"/pins.json"');
    service.process.kill('SIGTERM');
    await untilOutput(service, '"closing"');
    await expect(ask(`http://127.0.0.1:${port}/pins.json`)).rejects.toThrow();
    underWay.end('}');
    const [response] = await once(underWay, 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
    agent.destroy();
    expect(await service.ended).toEqual([0, null]);
  });

  it('ends at once when it is asked a second time, by either signal', async () => {
    const service = start();
    await untilListening(service);
    const underWay = httpRequest(`http://127.0.0.1:${port}/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '2' },
    });
    underWay.on('error', () => {});
    underWay.write('{');
    // Seen by the service: nothing else shows that its body is waited for.
    await ask(`http://127.0.0.1:${port}/pins.json`);
    service.process.kill('SIGINT');
    await untilOutput(service, '"closing"');
    service.process.kill('SIGTERM');
    expect(await service.ended).toEqual([null, 'SIGTERM']);
  });

  it.runIf(process.platform === 'linux')('reads nothing of 50 MB that are too much into memory', async () => {
    const service = start();
    await untilListening(service);
    const peak = async (): Promise<number> => {
      const text = await readFile(`/proc/${service.process.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(text)?.[1]);
    };
    const send = async (): Promise<number | undefined> => {
      const request = httpRequest(`http://127.0.0.1:${port}/v1/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      // What is still being sent when the answer is out may meet a closed connection.
      request.on('error', () => {});
      const answered = once(request, 'response');
      for (let n = 0; n < 50; n += 1) request.write(Buffer.alloc(1024 * 1024, 0x20));
      request.end();
      const [response] = await answered;
      response.resume();
      return response.statusCode;
    };
    const before = await peak();
    for (let n = 0; n < 3; n += 1) expect(await send()).toBe(413);
    expect((await peak()) - before).toBeLessThan(40 * 1024);
    service.process.kill('SIGTERM');
    expect(await service.ended).toEqual([0, null]);
  });

  it('names the port when another program has it, without a stack trace', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const service = start();
    expect(await service.ended).toEqual([1, null]);
    other.close();
    expect(service.output()).toContain('"port-in-use"');
    expect(service.output()).toContain(`Port ${port} of 127.0.0.1 is in use`);
    expect(service.output()).not.toMatch(/\.ts:\d+/);
  });

  it('says what to do when nothing is configured yet', async () => {
    const service = start(join(home, 'nothing'));
    expect(await service.ended).toEqual([1, null]);
    expect(service.output()).toContain('"configuration-missing"');
    expect(service.output()).not.toMatch(/\.ts:\d+/);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
