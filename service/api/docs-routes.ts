import { fileURLToPath } from 'node:url';
import express, { type Response, Router } from 'express';

/** Only what is loaded of the package: its own example page would load another interface. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const;

/** Scripts and styles of this service alone; its own example requests go nowhere else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark">
    <title>Cairn: the interface</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="stylesheet" href="/docs/docs.css">
  </head>
  <body>
    <main id="interface"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/docs.js"></script>
  </body>
</html>
`;

/** The token that is typed in stays in the page: nothing of it is kept by the browser. */
const SCRIPT = `const dark = matchMedia('(prefers-color-scheme: dark)');
const dress = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', dress);
dress();
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#interface',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  persistAuthorization: false,
  validatorUrl: null,
});
`;

const STYLE = `body { margin: 0; }
.swagger-ui .info { margin: 1.5rem 0; }
`;

/** `/docs`: the OpenAPI document for people, by Swagger UI, without a script or a style in the page. */
export function docsRoutes(): Router {
  const router = Router();
  router.get('/docs', (_request, response) => {
    headers(response);
    response.type('html').send(PAGE);
  });
  router.get('/docs/docs.js', (_request, response) => {
    headers(response);
    response.type('js').send(SCRIPT);
  });
  router.get('/docs/docs.css', (_request, response) => {
    headers(response);
    response.type('css').send(STYLE);
  });
  const folder = fileURLToPath(new URL('./', import.meta.resolve('swagger-ui-dist/swagger-ui.css')));
  const files = express.static(folder, { index: false, redirect: false, cacheControl: false, setHeaders: headers });
  for (const file of FILES)
    router.get(`/docs/${file}`, (request, response, next) => {
      request.url = `/${file}`;
      files(request, response, next);
    });
  return router;
}

function headers(response: Response): void {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Cache-Control', 'no-cache');
}
