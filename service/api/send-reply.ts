import { pipeline, type Readable } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';
import type { Reply } from './answer.ts';

/**
 * Sends what a route answers: 304 to who has it already by its ETag (RFC 9110, 13.1.2), and text in one piece with the
 * headers, where `response.json` would make a buffer of it first, for a tag that nobody asked for.
 */
export function sendReply(request: Request, response: Response, reply: Reply, next: NextFunction): void {
  const { status, headers, contentType, body } = reply;
  response.status(status);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (headers['ETag'] !== undefined && request.fresh) {
    response.status(304).end();
    return;
  }
  if (contentType !== undefined) response.setHeader('Content-Type', contentType);
  if (body === undefined) {
    response.end();
  } else if (typeof body === 'string' && headers['ETag'] === undefined && headers['Cache-Control'] !== undefined) {
    // What may be kept gets a tag from Express.
    response.send(body);
  } else if (typeof body === 'string') {
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.end(body);
  } else if (body instanceof Uint8Array) {
    response.setHeader('Content-Length', body.length);
    response.end(body);
  } else {
    sendStream(request, response, body, next);
  }
}

function sendStream(request: Request, response: Response, body: Readable, next: NextFunction): void {
  if (request.method === 'HEAD') {
    body.destroy();
    response.end();
    return;
  }
  pipeline(body, response, (error) => {
    // Who went away needs no answer; what broke here is told, and the connection ends.
    if (error != null && !response.destroyed) next(error);
  });
}
