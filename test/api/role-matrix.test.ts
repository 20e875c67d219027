import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../service/api/routes.ts';
import { ROLES, type Role } from '../../service/registrar/access/actor.ts';
import { importPassing } from '../registrar/installation-on-anvil.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { type MatrixRow, matrix, OTHER_COHORT, OWN_COHORT } from './role-matrix.ts';

let desk: DeskService;
const tokens = new Map<string, string>();

beforeAll(async () => {
  desk = await startDeskService();
  await importPassing(desk.installation, OWN_COHORT, 2);
  await importPassing(desk.installation, OTHER_COHORT, 1);
  const start = desk.clock.now;
  for (const role of ROLES) {
    tokens.set(role, await desk.key(role));
    tokens.set(`scoped ${role}`, await desk.key(role, { cohorts: [OTHER_COHORT] }));
  }
  tokens.set('expired', await desk.key('admin', { days: 1 }));
  desk.clock.now = new Date(start.getTime() + 2 * 86_400_000);
});
afterAll(async () => await desk.close());

const rows = Object.entries(matrix).map(([route, row]) => ({ route, row }));

async function ask(route: string, row: MatrixRow, token?: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const { params = {}, query = {}, body, headers = {} } = row.request();
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? name));
  const search = Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`;
  const { status } = await desk.send(method, `${address}${search}`, token, body, { origin: desk.origin, ...headers });
  return status;
}

describe('who may do what', () => {
  it('is said here of every route that there is, and of no other', () => {
    const declared = routes.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(matrix).toSorted()).toEqual(declared.toSorted());
    expect(new Set(declared).size).toBe(declared.length);
  });

  it.each(rows)('$route without a key', async ({ route, row }) => {
    expect(await ask(route, row)).toBe(row.may === 'anyone' ? row.status : 401);
  });

  it.each(rows)('$route with a key that has expired', async ({ route, row }) => {
    expect(await ask(route, row, tokens.get('expired'))).toBe(row.may === 'anyone' ? row.status : 401);
  });

  it.each(rows.flatMap(({ route, row }) => ROLES.map((role) => ({ route, row, role }))))(
    '$route as $role',
    async ({ route, row, role }) => {
      expect(await ask(route, row, tokens.get(role))).toBe(allowed(row, role) ? row.status : refusal(row));
    },
  );

  it.each(rows.flatMap(({ route, row }) => ROLES.map((role) => ({ route, row, role }))))(
    '$route as $role for another cohort',
    async ({ route, row, role }) => {
      const restricted = row.scoped ?? (row.may === 'anyone' ? row.status : 403);
      const expected = allowed(row, role) ? restricted : refusal(row);
      expect(await ask(route, row, tokens.get(`scoped ${role}`))).toBe(expected);
    },
  );
});

function allowed({ may }: MatrixRow, role: Role): boolean {
  return may === 'anyone' || (may !== 'learner' && (role === 'admin' || may.includes(role)));
}

/** What a key hears that does not open a route: of one that is for learners none does, whatever its role. */
function refusal({ may }: MatrixRow): number {
  return may === 'learner' ? 401 : 403;
}

describe('every route', () => {
  it('that hands out something personal is told to the audit log: the others are these', () => {
    const untold = routes.filter(({ who, action }) => who !== 'anyone' && who !== 'learner' && action === null);
    expect(untold.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
      'GET /metrics',
      'GET /v1/acts/{actId}',
      'GET /v1/audit-log',
      'GET /v1/audit-log/check',
      'GET /v1/batches',
      'GET /v1/cohorts',
      'GET /v1/cohorts/{cohortId}',
      'GET /v1/frameworks',
      'GET /v1/frameworks/{id}/{edition}',
      'GET /v1/frameworks/{id}/{edition}/differences',
      'GET /v1/keys',
      'GET /v1/keys/{keyId}',
      'GET /v1/mappings',
      'GET /v1/mappings/{name}',
      'GET /v1/pathways',
      'GET /v1/roles',
      'GET /v1/roles/{id}/{edition}',
      'GET /v1/roles/{id}/{edition}/gap',
      'GET /v1/session',
      'POST /v1/frameworks/check',
      'POST /v1/pathways/check',
      'POST /v1/roles/check',
    ]);
  });

  it.each(routes.filter(({ writes }) => writes).map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    '$name, which writes, is told to the audit log',
    ({ route }) => expect(route.action).toMatch(/^[a-z-]+\.[a-z-]+$/),
  );

  it.each(
    routes
      .filter(({ who }) => who !== 'anyone')
      .map(({ method, path, crossOrigin }) => [`${method} ${path}`, crossOrigin]),
  )('%s, which takes a key, cannot be read by pages of other origins', (_, crossOrigin) =>
    expect(crossOrigin).toBe(false),
  );
});
