import { z } from 'zod';

/** What a schema asks for at one place of a document. */
export interface SchemaPlace {
  readonly schema: z.core.$ZodType;
  /** The same as its form declares it: it may only wrap it, and say what it is for. */
  readonly declared: z.core.$ZodType;
  /** Whether there need be nothing. */
  readonly optional: boolean;
  /** Where the object there is one of several kinds: the member that tells them apart, and its value. */
  readonly kind: { readonly member: string; readonly value: unknown } | null;
}

/**
 * The part of a schema that a path leads to. Where objects are told apart by a member, the document says which is meant.
 *
 * @returns null where the schema knows no such place
 */
export function schemaAt(schema: z.core.$ZodType, document: unknown, path: readonly PropertyKey[]): SchemaPlace | null {
  let place: SchemaPlace | null = resolved(schema, document);
  let value = document;
  for (const part of path) {
    const inner: z.core.$ZodType | undefined = place === null ? undefined : memberSchema(place.schema, part);
    if (inner === undefined) return null;
    value = memberOf(value, part);
    place = resolved(inner, value);
  }
  return place;
}

/** The names that an object can have members by; none for what is no object of a fixed form. */
export function memberNames({ schema }: SchemaPlace): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The member of a value that may be anything. */
export function memberOf(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function memberSchema(schema: z.core.$ZodType, part: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (!(schema instanceof z.ZodObject)) return undefined;
  const shape: Readonly<Record<PropertyKey, z.core.$ZodType>> = schema.shape;
  return Object.hasOwn(shape, part) ? shape[part] : undefined;
}

/** Without what only wraps it, and as the kind that the value says it is of. */
function resolved(schema: z.core.$ZodType, value: unknown): SchemaPlace | null {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional || schema instanceof z.ZodLazy) {
    const place = resolved(schema.unwrap(), value);
    return place === null
      ? null
      : { ...place, declared: schema, optional: place.optional || !(schema instanceof z.ZodLazy) };
  }
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return { schema, declared: schema, optional: false, kind: null };
  const { discriminator: member } = schema.def;
  const kind = memberOf(value, member);
  const options: readonly z.core.$ZodType[] = schema.options;
  const meant = options.find((option) => {
    const literal = memberSchema(option, member);
    return literal instanceof z.ZodLiteral && [...literal.values].some((one) => one === kind);
  });
  return meant === undefined
    ? null
    : { schema: meant, declared: schema, optional: false, kind: { member, value: kind } };
}
